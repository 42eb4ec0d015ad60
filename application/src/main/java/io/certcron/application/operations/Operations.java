package io.certcron.application.operations;

import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Statistics;
import io.certcron.application.schedule.Schedules;

/**
 * Everything that the REST API and the operations page are made of.
 *
 * @param schedules the stored schedules
 * @param runsOnDemand runs beside the slots
 * @param history every run ever
 * @param slots the slots of the schedules
 * @param audit what runs reported
 * @param heldPauses what the brake has held
 * @param journal what operators did
 * @param certifications what was decided on each certification
 * @param outlook what the next nights will bring
 * @param dueList what a run would find due
 * @param statistics figures of the whole job
 */
public record Operations(
        Schedules schedules,
        RunsOnDemand runsOnDemand,
        RunHistory history,
        SlotStore slots,
        AuditReview audit,
        HeldPauseReview heldPauses,
        OperatorJournal journal,
        CertificationRecords certifications,
        Outlook outlook,
        DueList dueList,
        Statistics statistics) {}
