package io.certcron.bootstrap.sandbox;

/** Which of the two services a sandbox stands in for. */
enum SandboxService {
    REMINDER("/api/v1/certification-reminders/batch"),
    MANAGEMENT("/api/v1/certification-management/auto-pauses/batch");

    private final String path;

    SandboxService(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
