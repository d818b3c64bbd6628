package io.alertledger.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.Results;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.internal.builder.InternalKieBuilder;
import org.kie.internal.builder.conf.ParallelLambdaExternalizationOption;
import org.kie.internal.builder.conf.ReproducibleExecutableModelGenerationOption;

/**
 * Turns rule texts into class files, and keeps nothing in the engine's global registries. One build at a time. The first
 * build of a process gives the same bytes wherever it runs; the engine numbers what follows on from it.
 */
final class ExecutableBuild {

    private static final String GROUP = "io.alertledger.rules";
    private static final String MODEL_LIST = "drools-model";

    /** Each build has a release of its own, so that removing one can't take another's away. */
    private static final AtomicLong BUILDS = new AtomicLong();

    /** The engine numbers what it generates as its threads come to it, unless it is told to use one. */
    private static final Map<String, String> ONE_THREAD = Map.of(
            ReproducibleExecutableModelGenerationOption.PROPERTY_NAME,
            "true",
            ParallelLambdaExternalizationOption.PROPERTY_NAME,
            "false");

    private ExecutableBuild() {}

    /** What a build gave. */
    sealed interface Outcome {}

    /**
     * Everything compiled.
     *
     * @param classes class files by binary name
     * @param models binary names of the classes that build the network, one for each package, sorted
     */
    record Built(Map<String, byte[]> classes, List<String> models) implements Outcome {}

    /** Something did not compile; the messages have few positions. */
    record Failed(List<String> messages) implements Outcome {}

    /** Compiles the texts, by path, into the executable model. */
    static synchronized Outcome compile(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return new Built(Map.of(), List.of());
        }
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId(GROUP, "set", Long.toString(BUILDS.incrementAndGet()));
        try {
            KieBuilder builder = builder(services, release, texts);
            builder.buildAll(ExecutableModelProject.class);
            Results results = builder.getResults();
            if (results.hasMessages(Message.Level.ERROR)) {
                return new Failed(texts(results));
            }
            return built((InternalKieModule) ((InternalKieBuilder) builder).getKieModuleIgnoringErrors());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A type mismatch can leave the engine's compiler as a bare exception.
            return new Failed(List.of(e.toString()));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /** A builder over the texts, in the form that both compilers of the engine take. */
    static KieBuilder builder(KieServices services, ReleaseId release, Map<String, String> texts) {
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        texts.forEach((path, text) -> files.write("src/main/resources/rules/" + path, text));
        KieModuleModel module = services.newKieModuleModel();
        ONE_THREAD.forEach(module::setConfigurationProperty);
        KieBuilder builder = services.newKieBuilder(files, new BuildClassLoader());
        return ((InternalKieBuilder) builder).withKModuleModel(module);
    }

    private static List<String> texts(Results results) {
        List<String> all = results.getMessages(Message.Level.ERROR).stream()
                .map(Message::getText)
                .distinct()
                .toList();
        // The Java that was made of a rule is nobody's text; what is wrong with it follows.
        List<String> words =
                all.stream().filter(text -> !text.startsWith("Java source of ")).toList();
        return words.isEmpty() ? all : words;
    }

    private static Built built(InternalKieModule module) {
        Map<String, byte[]> classes = new TreeMap<>();
        List<String> models = new ArrayList<>();
        for (String file : module.getFileNames()) {
            // The module's own description of itself is of no use without the engine's registry.
            if (file.endsWith(".class") && file.startsWith("rules/")) {
                String name = file.substring(0, file.length() - ".class".length());
                classes.put(name.replace('/', '.'), module.getBytes(file));
            } else if (file.startsWith("META-INF/kie/") && file.endsWith(MODEL_LIST)) {
                models.addAll(new String(module.getBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        }
        // The list's first line is the format's version.
        models.removeIf(name -> !classes.containsKey(name));
        return new Built(classes, models.stream().sorted().toList());
    }
}
