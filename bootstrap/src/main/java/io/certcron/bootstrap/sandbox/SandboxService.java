package io.certcron.bootstrap.sandbox;

/** Which of the two services a sandbox stands in for. */
enum SandboxService {
    REMINDER("/api/v1/certification-reminders", "/batch"),
    MANAGEMENT("/api/v1/certification-management", "/auto-pauses/batch");

    private final String root;
    private final String batch;

    SandboxService(String root, String batch) {
        this.root = root;
        this.batch = batch;
    }

    String batchPath() {
        return root + batch;
    }

    /** Where certifications to try things out with are made. */
    String certificationsPath() {
        return root + "/sandbox/certifications";
    }
}
