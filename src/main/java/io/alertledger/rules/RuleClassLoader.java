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

    /** Where the engine puts what it makes of rules. */
    static final String OWN = "rules.";

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

    /**
     * Classes of rules are its own and its parent is not asked for them: a loader of the platform keeps the name of
     * every class that it was ever asked for, and each edit has names of its own.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
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
