package io.alertledger.rules;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.Guarded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Exit rules at work, price after price: one session that stays, in which one fact changes. That is a quarter of what a
 * run per price costs, and any number of positions share it.
 *
 * <p>Used by one thread, and closed when done.
 */
public final class ExitWatch implements AutoCloseable {

    /** A rule speaks at most once of one fact; a hundred rules that all speak are none that anyone reads. */
    private static final int FIRING_LIMIT = 1_000;

    private final RuleBase base;
    private final Scoreboard scoreboard = new Scoreboard();
    private @Nullable KieSession session;
    private @Nullable AgendaGroup group;
    private @Nullable FactHandle handle;

    ExitWatch(RuleBase base) {
        this.base = base;
    }

    /**
     * What the rules say of one position at one price, by rule id.
     *
     * @throws IllegalStateException where a rule fails or the rules do not come to an end; what they had said is lost,
     *     the next call begins afresh
     */
    public List<ExitFinding> judge(Guarded guarded) {
        KieSession open = session == null ? open() : session;
        boolean settled = false;
        try {
            if (handle == null) {
                handle = open.insert(guarded);
            } else {
                open.update(handle, guarded);
            }
            if (group == null) {
                return List.of();
            }
            group.setFocus();
            settled = open.fireAllRules(FIRING_LIMIT + 1) <= FIRING_LIMIT;
            if (!settled) {
                throw new IllegalStateException("exit rules do not come to an end over " + guarded);
            }
            return scoreboard.takeExits();
        } catch (RuntimeException failed) {
            throw new IllegalStateException("exit rules failed over " + guarded.name() + ": " + failed, failed);
        } finally {
            if (!settled && group != null) {
                abandon(open);
            }
        }
    }

    private KieSession open() {
        KieSession opened = base.take();
        if (base.speaks()) {
            opened.setGlobal(RuleSet.GLOBAL, scoreboard);
        }
        opened.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                scoreboard.firing(base.rule(event.getMatch().getRule()));
            }
        });
        session = opened;
        group = opened.getAgenda().getAgendaGroup(RuleStage.EXITS.folder());
        return opened;
    }

    private void abandon(KieSession failed) {
        base.discard(failed);
        scoreboard.takeExits();
        session = null;
        group = null;
        handle = null;
    }

    @Override
    public void close() {
        if (session != null) {
            base.giveBack(session);
            session = null;
            group = null;
            handle = null;
        }
    }
}
