-- What a more urgent reminder supersedes is found by its keys, which begin alike. Every reminder of every night paid for this
-- index, for the sake of the nights on which there is anything to supersede.
DROP INDEX ${schema}.certification_idempotency_log_unsettled_reminders;
