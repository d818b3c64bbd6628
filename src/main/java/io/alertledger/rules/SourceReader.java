package io.alertledger.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads rule files from a folder or from the class path. Stateless. */
final class SourceReader {

    /** A larger file is no rule file. */
    private static final int MAX_FILE_BYTES = 1 << 20;

    /** A folder with more is not a rules folder; somebody named their home. */
    private static final int MAX_FILES = 2_000;

    private static final int MAX_DEPTH = 8;

    /** Every packed set holds this table; it leads to the jar or folder that holds the others. */
    private static final String LANDMARK = "weights.csv";

    private SourceReader() {}

    static SourceResult folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new SourceResult.Unreadable(List.of(RuleProblem.of(
                    folder.toString(),
                    "there is no rules folder at " + folder.toAbsolutePath(),
                    "the path is misspelled, or `init` has not been run here.")));
        }
        List<RuleProblem> problems = new ArrayList<>();
        List<RuleFile> files = new ArrayList<>();
        try {
            for (Path path : ruleFiles(folder)) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (files.size() + problems.size() >= MAX_FILES) {
                    problems.add(RuleProblem.of(
                            folder.toString(),
                            "more than " + MAX_FILES + " rule files lie in " + folder.toAbsolutePath(),
                            "another folder is meant."));
                    break;
                }
                readFile(path, name, files, problems);
            }
        } catch (IOException | UncheckedIOException e) {
            problems.add(RuleProblem.of(folder.toString(), "the folder can't be listed: " + e.getMessage(), ""));
        }
        return problems.isEmpty()
                ? new SourceResult.Read(RuleSources.of(files))
                : new SourceResult.Unreadable(problems);
    }

    private static List<Path> ruleFiles(Path folder) throws IOException {
        // The folder, or one in it, may be a link to where a team keeps its rules.
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> isRuleFile(folder.relativize(path)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Hidden files are editors' and version control's, not the trader's. */
    private static boolean isRuleFile(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return isRuleFile(relative.toString());
    }

    private static boolean isRuleFile(String name) {
        return name.endsWith(".drl") || name.endsWith(".csv") || name.endsWith(".scenarios");
    }

    private static void readFile(Path path, String name, List<RuleFile> files, List<RuleProblem> problems) {
        try {
            long size = Files.size(path);
            if (size > MAX_FILE_BYTES) {
                problems.add(RuleProblem.of(
                        name, "the file has " + size + " bytes; at most " + MAX_FILE_BYTES + " are read", ""));
                return;
            }
            files.add(new RuleFile(name, utf8(Files.readAllBytes(path))));
        } catch (CharacterCodingException e) {
            problems.add(RuleProblem.of(name, "the file is not UTF-8 text", "save it as UTF-8."));
        } catch (NoSuchFileException e) {
            // It went since the folder was listed.
        } catch (IOException e) {
            problems.add(RuleProblem.of(name, "the file can't be read: " + e.getMessage(), ""));
        }
    }

    /** Strict: a replacement character in a rule would be compared with what an alert says. */
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * The files below a class-path folder, in a jar (plain or shaded) or on disk.
     *
     * @throws IllegalStateException where the program was packed without them
     */
    static RuleSources classPath(ClassLoader loader, String folder) {
        URL landmark = loader.getResource(folder + "/" + LANDMARK);
        if (landmark == null) {
            throw new IllegalStateException("no " + folder + "/" + LANDMARK + " on the class path");
        }
        try {
            if (landmark.openConnection() instanceof JarURLConnection connection) {
                return inJar(connection, folder + "/");
            }
            SourceResult result = folder(Path.of(new URI(landmark.toString())).resolveSibling(""));
            if (result instanceof SourceResult.Read read) {
                return read.sources();
            }
            throw new IllegalStateException("packed rules can't be read: " + result);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("packed rules can't be read from " + landmark, e);
        }
    }

    private static RuleSources inJar(JarURLConnection connection, String prefix) throws IOException {
        // A cached JarFile is shared with the class loader and must not be closed; an own one must.
        connection.setUseCaches(false);
        List<RuleFile> files = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith(prefix) && !entry.isDirectory() && isRuleFile(name)) {
                    byte[] bytes = jar.getInputStream(entry).readAllBytes();
                    files.add(new RuleFile(name.substring(prefix.length()), utf8(bytes)));
                }
            }
        }
        return RuleSources.of(files);
    }
}
