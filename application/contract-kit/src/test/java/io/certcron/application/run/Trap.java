package io.certcron.application.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Something that happens whenever a method of a port is about to be called, or has just been called.
 *
 * @param port the simple name of the port
 * @param method the name of the method
 * @param sprung what happens; where it throws before the call, the method is not called
 * @param afterwards whether it happens after the call
 */
record Trap(String port, String method, Action sprung, boolean afterwards) {

    /** What happens. */
    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    /** @param portAndMethod such as {@code IntentLedger.claim} */
    static Trap before(String portAndMethod, Action sprung) {
        return at(portAndMethod, sprung, false);
    }

    /** @param portAndMethod such as {@code IntentLedger.claim} */
    static Trap after(String portAndMethod, Action sprung) {
        return at(portAndMethod, sprung, true);
    }

    private static Trap at(String portAndMethod, Action sprung, boolean afterwards) {
        int dot = portAndMethod.indexOf('.');
        return new Trap(portAndMethod.substring(0, dot), portAndMethod.substring(dot + 1), sprung, afterwards);
    }

    /** The port with this trap in it, if it is this trap's port. */
    <T> T in(Class<T> type, T intact) {
        if (!type.getSimpleName().equals(port)) {
            return intact;
        }
        Object trapped =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    boolean isMine = called.getName().equals(method);
                    if (isMine && !afterwards) {
                        sprung.run();
                    }
                    try {
                        Object answer = called.invoke(intact, arguments);
                        if (isMine && afterwards) {
                            sprung.run();
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(trapped);
    }
}
