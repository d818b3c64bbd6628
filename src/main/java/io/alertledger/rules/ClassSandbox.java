package io.alertledger.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mvel2.asm.ClassReader;
import org.mvel2.asm.ClassVisitor;
import org.mvel2.asm.Label;
import org.mvel2.asm.MethodVisitor;
import org.mvel2.asm.Opcodes;

/**
 * The second wall: what compiled rules may refer to, whoever compiled them. Every class, field and method in the
 * constant pools is in the set itself, a word of the {@link FactVocabulary}, or listed in {@code sandbox.txt}; and no
 * method jumps back, so none can loop. Stateless and thread-safe.
 */
final class ClassSandbox {

    private static final String OWN = "rules/";
    private static final Set<String> CLASSES = new HashSet<>();
    private static final Set<String> LISTED = new HashSet<>();
    private static final Set<String> WORDS = new HashSet<>(FactVocabulary.members());

    static {
        readList();
        FactVocabulary.TYPES.values().forEach(type -> CLASSES.add(type.getName().replace('.', '/')));
        CLASSES.add("io/alertledger/rules/Scoreboard");
    }

    private ClassSandbox() {}

    /** Sentences about what the classes must not refer to, sorted; empty where they may be loaded. */
    static List<String> check(Map<String, byte[]> classes) {
        Set<String> found = new TreeSet<>();
        Set<String> own = new HashSet<>();
        classes.keySet().forEach(name -> own.add(name.replace('.', '/')));
        classes.forEach((name, bytes) -> check(name.replace('.', '/'), bytes, own, found));
        return new ArrayList<>(found);
    }

    private static void check(String name, byte[] bytes, Set<String> own, Set<String> found) {
        ClassReferences references;
        try {
            references = ClassReferences.of(bytes);
        } catch (IllegalArgumentException e) {
            found.add("class " + name + " can't be read: " + e.getMessage());
            return;
        }
        if (!references.name().equals(name) || !name.startsWith(OWN)) {
            found.add("class " + name + " is not of a rule's package, or calls itself " + references.name());
        }
        if (references.dynamicConstants()) {
            found.add("class " + name + " computes constants when they are used");
        }
        for (String type : references.classes()) {
            if (!own.contains(type) && !CLASSES.contains(type)) {
                found.add("rules may not refer to class " + type);
            }
        }
        for (String member : references.members()) {
            if (!allowed(member, own)) {
                found.add("rules may not refer to " + member);
            }
        }
        if (loops(bytes)) {
            found.add("class " + name + " loops");
        }
    }

    private static boolean allowed(String member, Set<String> own) {
        int dot = member.indexOf('.');
        int descriptor = Math.max(member.indexOf('(', dot), member.indexOf(':', dot));
        return WORDS.contains(member)
                || LISTED.contains(member.substring(0, descriptor))
                || own.contains(member.substring(0, dot));
    }

    /** Whether any method jumps to an instruction before the jump. */
    private static boolean loops(byte[] bytes) {
        boolean[] back = new boolean[1];
        try {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access,
                                        String name,
                                        String descriptor,
                                        String signature,
                                        String[] throwing) {
                                    return new Jumps(back);
                                }
                            },
                            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return true;
        }
        return back[0];
    }

    private static final class Jumps extends MethodVisitor {
        private final boolean[] back;
        private final Set<Label> passed = new HashSet<>();

        Jumps(boolean[] back) {
            super(Opcodes.ASM9);
            this.back = back;
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            back[0] |= passed.contains(label) || opcode == Opcodes.JSR;
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label rest, Label... labels) {
            jump(rest, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label rest, int[] keys, Label[] labels) {
            jump(rest, labels);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            // A handler before its block is a jump back.
            back[0] |= passed.contains(handler);
        }

        private void jump(Label rest, Label[] labels) {
            back[0] |= passed.contains(rest);
            for (Label label : labels) {
                back[0] |= passed.contains(label);
            }
        }
    }

    private static void readList() {
        try (InputStream in = ClassSandbox.class.getResourceAsStream("sandbox.txt")) {
            if (in == null) {
                throw new IllegalStateException("sandbox.txt is not packed");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String entry = line.strip();
                if (entry.startsWith("class ")) {
                    CLASSES.add(entry.substring("class ".length()));
                } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                    LISTED.add(entry);
                    CLASSES.add(entry.substring(0, entry.lastIndexOf('.')));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
