package dev.thaw.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of each length and alphabet, from both sides. */
class CosNamesTest {

    @Test
    void bucketHasAtMost60Characters() {
        allowed("bucket", () -> CosNames.requireBucket("a".repeat(58) + "-1"));
        refused("bucket", () -> CosNames.requireBucket("a".repeat(59) + "-1"));
    }

    @Test
    void regionHasAtMost32Characters() {
        allowed("region", () -> CosNames.requireRegion("a"));
        allowed("region", () -> CosNames.requireRegion("a".repeat(32)));
        refused("region", () -> CosNames.requireRegion("a".repeat(33)));
    }

    @Test
    void versionIdHasOneTo128Characters() {
        allowed("versionId", () -> CosNames.requireVersionId("v"));
        allowed("versionId", () -> CosNames.requireVersionId("v".repeat(128)));
        refused("versionId", () -> CosNames.requireVersionId("v".repeat(129)));
        refused("versionId", () -> CosNames.requireVersionId(""));
    }

    @ParameterizedTest
    @ValueSource(chars = {'a', 'z', '0', '9', '-'})
    void namesAreOfLettersDigitsAndDashes(char letter) {
        allowed("bucket", () -> CosNames.requireBucket("x" + letter + "x-1"));
        allowed("region", () -> CosNames.requireRegion("x" + letter + "x"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'`', '{', '/', ':', ',', '.', 'A', 'Z', '@', '_', ' ', '\u0000', 'ä', '٣', '\uff11'})
    void otherCharactersAreRefused(char other) {
        refused("bucket", () -> CosNames.requireBucket("x" + other + "x-1"));
        refused("region", () -> CosNames.requireRegion("x" + other + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-0", "a-9", "a-0123456789", "0-0", "a--1"})
    void bucketEndsInTheNumberOfAnAccount(String bucket) {
        allowed("bucket", () -> CosNames.requireBucket(bucket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-1/", "a-/1", "a-:", "a-1:", "a-1a", "a-a1", "a-1`", "a-1{", "a-", "a", "1", "-1", "--1", "-", ""
            })
    void nameWithoutANumberIsNotABucket(String bucket) {
        refused("bucket", () -> CosNames.requireBucket(bucket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-a", "a-", ""})
    void regionNeitherBeginsNorEndsInADash(String region) {
        refused("region", () -> CosNames.requireRegion(region));
    }

    @ParameterizedTest
    @ValueSource(chars = {'!', '~'})
    void versionIdIsOfVisibleAscii(char visible) {
        allowed("versionId", () -> CosNames.requireVersionId("v" + visible));
        allowed("versionId", () -> CosNames.requireVersionId(visible + "v"));
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '\u007f', '\u001f', '\u0080', 'é'})
    void versionIdHasVisibleAsciiOnly(char other) {
        refused("versionId", () -> CosNames.requireVersionId("v" + other));
        refused("versionId", () -> CosNames.requireVersionId(other + "v"));
    }

    private static void allowed(String field, Runnable requiring) {
        assertThatCode(requiring::run).as(field).doesNotThrowAnyException();
    }

    private static void refused(String field, Runnable requiring) {
        assertThatThrownBy(requiring::run)
                .isInstanceOfSatisfying(
                        InvalidNameException.class,
                        error -> assertThat(error.field()).isEqualTo(field));
    }
}
