package io.alertledger.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * What a build sees of this program: everything but rules, which it is about to make. Asked for those, the program's own
 * loader would keep each name for ever. One for each build.
 */
final class BuildClassLoader extends ClassLoader {

    private static final String OWN_PATH = RuleClassLoader.OWN.replace('.', '/');

    BuildClassLoader() {
        super(BuildClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(RuleClassLoader.OWN)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.startsWith(OWN_PATH) ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(OWN_PATH) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return name.startsWith(OWN_PATH) ? null : super.getResourceAsStream(name);
    }
}
