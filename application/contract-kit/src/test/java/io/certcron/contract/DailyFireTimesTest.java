package io.certcron.contract;

import io.certcron.application.port.out.FireTimes;

class DailyFireTimesTest extends DailyFireTimesContract {

    @Override
    protected FireTimes fireTimes() {
        return new DailyFireTimes();
    }
}
