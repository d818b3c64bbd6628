package io.alertledger.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything outside itself that a class file can name: read from its constant pool, through which every instruction,
 * attribute and bootstrap method must go. Immutable.
 *
 * @param name the class's own name, with slashes
 * @param classes names of classes, arrays as their elements
 * @param members {@code owner.name(descriptor)} of methods, {@code owner.name:descriptor} of fields
 * @param dynamicConstants whether it holds constants that are computed when they are first used
 */
record ClassReferences(String name, Set<String> classes, Set<String> members, boolean dynamicConstants) {

    private static final int MAGIC = 0xCAFEBABE;

    /** @throws IllegalArgumentException where the bytes are no class file */
    static ClassReferences of(byte[] bytes) {
        try {
            return read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("no class file: " + e, e);
        }
    }

    private static ClassReferences read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("wrong beginning");
        }
        in.readUnsignedShort();
        in.readUnsignedShort();
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[][] pairs = new int[count][];
        int[] tags = new int[count];
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++;
                }
                case 7, 8, 16, 19, 20 -> pairs[i] = new int[] {in.readUnsignedShort(), 0};
                case 9, 10, 11, 12, 17, 18 -> pairs[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
                case 15 -> pairs[i] = new int[] {in.readUnsignedByte(), in.readUnsignedShort()};
                default -> throw new IOException("unknown constant " + tags[i]);
            }
        }
        in.readUnsignedShort();
        String own = text(texts, pairs[in.readUnsignedShort()][0]);
        Set<String> classes = new TreeSet<>();
        Set<String> members = new TreeSet<>();
        boolean dynamic = false;
        for (int i = 1; i < count; i++) {
            int[] pair = pairs[i];
            if (tags[i] == 7) {
                classes.add(element(text(texts, pair[0])));
            } else if (tags[i] >= 9 && tags[i] <= 11) {
                int[] nameAndType = pairs[pair[1]];
                String owner = element(text(texts, pairs[pair[0]][0]));
                String mark = tags[i] == 9 ? ":" : "";
                members.add(owner + "." + text(texts, nameAndType[0]) + mark + text(texts, nameAndType[1]));
            } else if (tags[i] == 17) {
                dynamic = true;
            }
        }
        classes.remove("");
        return new ClassReferences(own, classes, members, dynamic);
    }

    private static String text(String[] texts, int index) throws IOException {
        String text = texts[index];
        if (text == null) {
            throw new IOException("a name is missing");
        }
        return text;
    }

    /** The class of an array's elements; empty for an array of primitives. */
    private static String element(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        String element = name.substring(name.lastIndexOf('[') + 1);
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
