package io.alertledger.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;

/** Holds the classes of one compiled rule set; they go with it. */
final class RuleClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    /** @param classes class files by binary name */
    RuleClassLoader(Map<String, byte[]> classes) {
        super("rules", RuleClassLoader.class.getClassLoader());
        this.classes = Map.copyOf(classes);
    }

    /** The networks that classes of the given names describe. */
    List<Model> models(List<String> names) {
        List<Model> models = new ArrayList<>();
        for (String name : names) {
            try {
                models.add((Model) loadClass(name).getDeclaredConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("compiled rules can't be loaded: " + name, e);
            }
        }
        return models;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
