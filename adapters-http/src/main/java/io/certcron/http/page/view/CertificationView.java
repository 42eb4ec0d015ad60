package io.certcron.http.page.view;

import java.util.List;
import java.util.UUID;

/**
 * Why a certification was paused, or what else became of it.
 *
 * @param certificationId the certification
 * @param answer the answer in a sentence
 * @param tone how it should catch the eye
 * @param facts what the platform says about it now
 * @param story everything that happened to it, latest first
 */
public record CertificationView(
        UUID certificationId, String answer, Tone tone, List<Fact> facts, List<StoryRow> story) {}
