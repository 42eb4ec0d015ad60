package io.certcron.bootstrap.config;

/** How a service is spoken to. */
enum ServiceKind {
    /** By the paths of its contract. */
    REST,
    /** By a function of a Supabase project. */
    SUPABASE
}
