package io.alertledger.rules;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.core.common.InternalWorkingMemory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;

/**
 * The network of the stages that share their facts, and sessions over it that are used again and again: a new session
 * costs more than a decision. Thread-safe; a session is used by one thread at a time.
 */
final class RuleBase {

    /** More than any sensible number of threads; beyond it, sessions are thrown away. */
    private static final int MAX_IDLE = 64;

    private final KieBase network;
    private final Map<Rule, FiringRule> rules = new IdentityHashMap<>();
    private final boolean speaks;
    private final Queue<KieSession> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param models one for each package
     * @param byName what the scoreboard needs of each rule, by the rule's name
     */
    RuleBase(Collection<Model> models, Map<String, FiringRule> byName) {
        this.network = KieBaseBuilder.createKieBaseFromModel(models);
        for (KiePackage rulePackage : network.getKiePackages()) {
            for (Rule rule : rulePackage.getRules()) {
                FiringRule known = byName.get(rule.getName());
                if (known == null) {
                    throw new IllegalStateException("rule \"" + rule.getName() + "\" was compiled but not read");
                }
                rules.put(rule, known);
            }
        }
        this.speaks = network.getKiePackages().stream()
                .flatMap(rulePackage -> rulePackage.getGlobalVariables().stream())
                .anyMatch(global -> global.getName().equals(RuleSet.GLOBAL));
    }

    /** Whether any rule knows the scoreboard; the engine refuses a global that no package declares. */
    boolean speaks() {
        return speaks;
    }

    /** What the scoreboard needs of a rule of this network. */
    FiringRule rule(Rule rule) {
        FiringRule known = rules.get(rule);
        if (known == null) {
            throw new IllegalStateException("rule \"" + rule.getName() + "\" is of another network");
        }
        return known;
    }

    /** An empty session, to be given back. */
    KieSession take() {
        KieSession session = idle.poll();
        return session != null ? session : network.newKieSession();
    }

    /** Takes a session back, empties it and keeps it for the next decision. */
    void giveBack(KieSession session) {
        if (idle.size() < MAX_IDLE) {
            ((InternalWorkingMemory) session).reset();
            idle.offer(session);
        } else {
            session.dispose();
        }
    }

    /** Takes back a session that failed half way; nothing is known of its inside. */
    void discard(KieSession session) {
        session.dispose();
    }
}
