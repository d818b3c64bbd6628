package io.alertledger.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What compiling gave, and all that is needed to use it again without reading the rules: a format of bytes that ends
 * in its own digest.
 *
 * @param rules by file, then line
 * @param heuristics names of the levels at which rules give points
 * @param classes class files by binary name
 * @param models binary names of the classes that build the network
 */
record CompiledRules(List<RuleInfo> rules, Set<String> heuristics, Map<String, byte[]> classes, List<String> models) {

    private static final int FORMAT = 3;
    private static final int DIGEST_BYTES = 32;

    /** A set with more classes, or larger ones, was not made here. */
    private static final int MAX_COUNT = 100_000;

    /** Content, engine and facts: the same key means the same classes. */
    static String key(RuleSources sources) {
        MessageDigest digest = RuleSources.sha256();
        for (String part : List.of(
                Integer.toString(FORMAT),
                sources.contentHash(),
                engine(),
                String.join("\n", FactVocabulary.members()))) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The engine's version; its own statement where it makes one, else its code's. */
    private static String engine() {
        try (InputStream in = CompiledRules.class.getResourceAsStream("/drools.versions.properties")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** This set's rules with the classes of another for folders that were not compiled here. */
    CompiledRules with(CompiledRules other, Set<String> folders) {
        Map<String, byte[]> both = new TreeMap<>(classes);
        other.classes.forEach((name, bytes) -> {
            if (folders.contains(folderOf(name))) {
                both.put(name, bytes);
            }
        });
        List<String> named = new ArrayList<>(models);
        other.models.stream().filter(name -> folders.contains(folderOf(name))).forEach(named::add);
        return new CompiledRules(
                rules, heuristics, both, named.stream().sorted().toList());
    }

    /** {@code matching} of {@code rules.matching.LambdaPredicate…}. */
    private static String folderOf(String className) {
        String[] parts = className.split("\\.", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            out.writeInt(rules.size());
            for (RuleInfo rule : rules) {
                for (String text : List.of(rule.id(), rule.title(), rule.rationale(), rule.name(), rule.file())) {
                    out.writeUTF(text);
                }
                out.writeInt(rule.line());
                out.writeUTF(rule.stage().name());
            }
            texts(out, new TreeSet<>(heuristics));
            texts(out, models);
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(classes).entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        } finally {
            deflater.end();
        }
        bytes.writeBytes(RuleSources.sha256().digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** @throws IOException where the bytes are damaged, or were not written by {@link #write} */
    static CompiledRules read(byte[] bytes) throws IOException {
        int length = bytes.length - DIGEST_BYTES;
        if (length < 0
                || !Arrays.equals(
                        RuleSources.sha256().digest(Arrays.copyOf(bytes, length)),
                        Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IOException("damaged");
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 0, length)))) {
            List<RuleInfo> rules = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                rules.add(new RuleInfo(
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readInt(),
                        RuleStage.valueOf(in.readUTF())));
            }
            Set<String> heuristics = new LinkedHashSet<>(texts(in));
            List<String> models = texts(in);
            Map<String, byte[]> classes = new TreeMap<>();
            for (int left = count(in); left > 0; left--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return new CompiledRules(rules, heuristics, classes, models);
        } catch (IllegalArgumentException e) {
            throw new IOException("not what was written", e);
        }
    }

    private static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_COUNT) {
            throw new IOException("not what was written: " + count);
        }
        return count;
    }
}
