package io.certcron.application.port.out;

/** Sends reminders to mentors. Thread-safe. */
public interface CertificationReminderService {

    /**
     * Has the batch's reminders sent. Sending a key again sends nothing more. Blocks, for a bounded time, and throws
     * nothing that could be expected: every trouble is an answer.
     *
     * @param batch the certifications, under their keys
     * @return what became of each item, or why nothing is known of any
     */
    BatchAnswer sendReminders(ServiceBatch batch);
}
