package io.certcron.bootstrap.config;

import java.util.List;

/** Every setting there is, in the order in which a person would look for them. */
final class SettingCatalogue {

    private static final List<Group> GROUPS = List.of(
            new Group("Database", DatabaseKeys.all()),
            new Group("Services", ServiceKeys.all()),
            new Group("Runs", RunKeys.all()),
            new Group("Dispatch", DispatchKeys.all()),
            new Group("Nodes", NodeKeys.all()),
            new Group("API and operations page", ServerKeys.all()),
            new Group("Access to them", AccessKeys.all()),
            new Group("Alerts and metrics", AlertKeys.all()),
            new Group("Retention", RetentionKeys.all()));

    private static final List<Setting<?>> ALL = GROUPS.stream()
            .<Setting<?>>flatMap(group -> group.settings().stream())
            .toList();

    private SettingCatalogue() {}

    static List<Group> groups() {
        return GROUPS;
    }

    static List<Setting<?>> all() {
        return ALL;
    }

    /** Settings that belong together. */
    record Group(String title, List<Setting<?>> settings) {}
}
