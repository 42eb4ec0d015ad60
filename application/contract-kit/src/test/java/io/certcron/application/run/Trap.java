package io.certcron.application.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Something that happens whenever a method of a port is about to be called.
 *
 * @param port the simple name of the port
 * @param method the name of the method
 * @param sprung what happens; where it throws, the method is not called
 */
record Trap(String port, String method, Action sprung) {

    /** What happens. */
    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    /** @param portAndMethod such as {@code IntentLedger.claim} */
    static Trap before(String portAndMethod, Action sprung) {
        int dot = portAndMethod.indexOf('.');
        return new Trap(portAndMethod.substring(0, dot), portAndMethod.substring(dot + 1), sprung);
    }

    /** The port with this trap in it, if it is this trap's port. */
    <T> T in(Class<T> type, T intact) {
        if (!type.getSimpleName().equals(port)) {
            return intact;
        }
        Object trapped =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        sprung.run();
                    }
                    try {
                        return called.invoke(intact, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(trapped);
    }
}
