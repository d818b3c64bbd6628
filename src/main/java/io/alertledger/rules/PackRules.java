package io.alertledger.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Run by the build: compiles the shipped rules and lays the entry of the cache beside the classes. */
public final class PackRules {

    private PackRules() {}

    /** @param args the folder of classes */
    public static void main(String[] args) throws IOException {
        RuleSources sources = RuleSources.packed();
        List<RuleProblem> problems = new ArrayList<>();
        Optional<CompiledRules> compiled = build(sources, Path.of(args[0]), problems);
        if (compiled.isEmpty()) {
            problems.forEach(System.err::println);
            throw new IllegalStateException("the shipped rules can't be used: " + problems.size() + " problems");
        }
    }

    private static Optional<CompiledRules> build(RuleSources sources, Path classes, List<RuleProblem> problems)
            throws IOException {
        String key = CompiledRules.key(sources);
        Path entry = classes.resolve(RuleCache.PACKED.substring(1));
        if (Files.exists(entry)) {
            // An unchanged set need not be compiled at every build.
            byte[] there = Files.readAllBytes(entry);
            if (new String(there, 0, Math.min(key.length(), there.length), StandardCharsets.US_ASCII).equals(key)) {
                return RuleCache.packed().find(key);
            }
        }
        Optional<CompiledRules> compiled = RuleCompiler.build(sources, null, problems);
        if (compiled.isPresent()) {
            byte[] body = compiled.get().write();
            byte[] head = key.getBytes(StandardCharsets.US_ASCII);
            byte[] whole = new byte[head.length + body.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            Files.createDirectories(entry.getParent());
            Files.write(entry, whole);
        }
        return compiled;
    }
}
