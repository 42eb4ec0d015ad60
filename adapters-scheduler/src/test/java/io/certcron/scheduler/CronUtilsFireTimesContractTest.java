package io.certcron.scheduler;

import io.certcron.application.port.out.FireTimes;
import io.certcron.contract.FireTimesContract;

class CronUtilsFireTimesContractTest extends FireTimesContract {

    @Override
    protected FireTimes fireTimes() {
        return new CronUtilsFireTimes();
    }
}
