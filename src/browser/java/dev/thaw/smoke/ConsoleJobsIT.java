package dev.thaw.smoke;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.thaw.emulator.SampleObjects;
import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.store.StoredObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in the console of the packaged program, which continues them by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleJobsIT {

    private ConsoleSite site;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = new ConsoleSite(
                folder,
                Map.of("THAW_JOBS", "cos://" + SampleObjects.JOBS_BUCKET + "/jobs/", "THAW_JOBS_TICK", "1s"),
                TimeScale.dayIn(Duration.ofMinutes(20)));
        for (String name : List.of("a", "b", "c")) {
            site.cos.put(
                    ConsoleSite.BUCKET, "legal/run/" + name + ".pdf", StoredObject.of("ARCHIVE", 2_000_000));
        }
    }

    @AfterEach
    void nothingStrayed() {
        assertThat(site.browser.strays()).isEmpty();
    }

    @AfterAll
    void stop() throws Exception {
        site.close();
    }

    @Test
    void confirmedPlanBecomesAJobThatRequestsItsObjects() throws Exception {
        Page page = site.open("en", false, 1280, "");
        page.getByLabel("Prefix", new Page.GetByLabelOptions().setExact(true)).fill("legal/run/");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, named("Restore 3 objects")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restore"))
                .click();
        assertThat(page.locator("ol.steps")).isVisible();
        assertThat(page.locator("li[aria-current]")).hasText("restore is running");
        assertThat(page.locator("#main")).containsText("3 of 3 requested");
        for (String name : List.of("a", "b", "c")) {
            assertThat(site.cos.journal().acceptedRestores("legal/run/" + name + ".pdf"))
                    .isEqualTo(1);
        }
        Browser.picture(page, "en-light-1280-job");
        assertThat(Browser.violations(page)).isEmpty();

        page.locator("nav a[href='#jobs']").click();
        assertThat(page.getByRole(AriaRole.TABLE, named("Newest first"))).containsText("restore is running");
        Browser.picture(page, "en-light-1280-joblist");
        assertThat(Browser.violations(page)).isEmpty();
    }

    @Test
    void jobIsConfirmedAndAnotherOneCancelled() throws Exception {
        create("to-confirm", "urgent/scan.tif");
        create("to-cancel", "legal/contract.pdf");
        Page page = site.open("en", true, 360, "jobs");
        page.getByRole(AriaRole.LINK, named("to-cancel")).click();
        assertThat(page.locator("li[aria-current]")).hasText("awaits confirmation");
        Browser.picture(page, "en-dark-360-job");
        press(page, "Cancel the job");
        page.locator("li[aria-current]", new Page.LocatorOptions().setHasText("cancelled"))
                .waitFor();
        assertThat(site.cos.journal().acceptedRestores("legal/contract.pdf")).isZero();

        page.locator("nav a[href='#jobs']").click();
        page.getByRole(AriaRole.LINK, named("to-confirm")).click();
        press(page, "Confirm");
        assertThat(page.locator("li[aria-current]")).hasText("restore is running");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Confirm"))).hasCount(0);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    }

    /** Thaw looks first when the first one can be ready, which with expedited is after a minute. */
    @Test
    void jobIsFollowedUntilItsObjectsAreReadable() throws Exception {
        Page page = site.open("en", false, 1280, "");
        page.getByLabel("Prefix", new Page.GetByLabelOptions().setExact(true)).fill("urgent/2015/");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, named("Restore 12 objects")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restore"))
                .click();
        page.locator("li[aria-current]", new Page.LocatorOptions().setHasText(Pattern.compile("^ready$")))
                .waitFor(new Locator.WaitForOptions().setTimeout(180_000));
        assertThat(page.locator("#main")).containsText("12 of 12 readable");
        Browser.picture(page, "en-light-1280-ready");
        assertThat(Browser.violations(page)).isEmpty();

        page.locator("nav a[href='#status']").click();
        page.getByLabel("Prefix", new Page.GetByLabelOptions().setExact(true)).fill("urgent/2015/");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).containsText("readable");
    }

    private void create(String id, String key) throws Exception {
        HttpResponse<String> created = site.program.post(
                "/jobs",
                ("{\"bucket\":\"" + ConsoleSite.BUCKET + "\",\"keys\":[\"" + key + "\"],\"job\":{\"id\":\"" + id
                                + "\",\"confirm\":true}}")
                        .getBytes(StandardCharsets.UTF_8),
                "X-Thaw-Token",
                ConsoleSite.TOKEN);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    private static void press(Page page, String action) {
        page.getByRole(AriaRole.BUTTON, named(action)).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
    }

    private static Page.GetByRoleOptions named(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }
}
