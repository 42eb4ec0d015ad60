package io.certcron.application.node;

import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Ticker;

/**
 * Everything outside that a node needs beside what its runs need.
 *
 * @param slots the slots of the stored schedules
 * @param runs every run ever
 * @param ledger the intents
 * @param fireTimes when cron expressions are due
 * @param ticker lets the node look again and again
 */
public record NodePorts(SlotStore slots, RunStore runs, IntentLedger ledger, FireTimes fireTimes, Ticker ticker) {}
