package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingCatalogueTest {

    @Test
    void hasNoTwoSettingsOfOneVariable() {
        assertThat(SettingCatalogue.all())
                .extracting(Setting::variable)
                .doesNotHaveDuplicates()
                .doesNotContain(EnvironmentVariables.FILE)
                .contains("CERTCRON_HTTP_CLIENT_CALL_TIMEOUT", "CERTCRON_DATABASE_CERTIFICATIONS_PEER_MENTOR_ID");
    }

    @ParameterizedTest
    @MethodSource("io.certcron.bootstrap.config.SettingCatalogue#all")
    void readsTheDefaultOfEverySetting(Setting<?> setting) {
        assertThat(setting.standard().filter(text -> setting.type().read(text).isPresent()))
                .isEqualTo(setting.standard());
    }

    @ParameterizedTest
    @MethodSource("io.certcron.bootstrap.config.SettingCatalogue#all")
    void hasNoSettingThatIsNeededAndHasADefault(Setting<?> setting) {
        assertThat(setting.requiredFor().isPresent() && setting.standard().isPresent())
                .isFalse();
    }
}
