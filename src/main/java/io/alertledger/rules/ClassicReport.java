package io.alertledger.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Says where rules that do not compile are wrong. The executable model, which runs the rules, reports hardly any
 * positions; the engine's classic compiler does, so it is asked once the other has failed. What it makes is thrown
 * away.
 */
final class ClassicReport {

    private static final String ROOT = "rules/";

    private ClassicReport() {}

    /** What the classic compiler says of the texts, by path; empty where it finds nothing wrong. */
    static List<RuleProblem> of(RuleSources sources, Map<String, String> texts) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId(
                "io.alertledger.rules", "report", UUID.randomUUID().toString());
        List<RuleProblem> problems = new ArrayList<>();
        try {
            KieBuilder builder = ExecutableBuild.builder(services, release, texts);
            builder.buildAll(DrlProject.class);
            for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
                problems.add(problem(sources, message));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The report is a courtesy: without it the other compiler's message stands.
            problems.clear();
        } finally {
            services.getRepository().removeKieModule(release);
        }
        return problems;
    }

    private static RuleProblem problem(RuleSources sources, Message message) {
        String text = message.getText().strip();
        String path = message.getPath() == null ? "" : message.getPath();
        int root = path.indexOf(ROOT);
        String relative = root < 0 ? path : path.substring(root + ROOT.length());
        // Columns are the compiler's guess; the rule's or constraint's line is what it knows.
        return sources.file(relative)
                .map(file -> file.problem(message.getLine(), 0, text, ""))
                .orElseGet(() -> RuleProblem.of(relative.isEmpty() ? "rules" : relative, text, ""));
    }
}
