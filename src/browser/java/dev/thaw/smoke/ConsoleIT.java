package dev.thaw.smoke;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console of the packaged program in a browser, with the emulated COS behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private static final String TOKEN = ConsoleSite.TOKEN;
    private static final String BUCKET = ConsoleSite.BUCKET;
    private static final String HOSTILE = "evil/<img src=x onerror=alert(1)>\u202Egnp.exe\n" + "x".repeat(300);

    private ConsoleSite site;
    private EmbeddedCos cos;
    private Image program;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = new ConsoleSite(folder, Map.of());
        cos = site.cos;
        program = site.program;
        browser = site.browser;
        for (String name : List.of("a", "b", "c")) {
            cos.put(BUCKET, "legal/run/" + name + ".pdf", StoredObject.of("ARCHIVE", 2_000_000));
        }
    }

    @BeforeEach
    void forget() {
        cos.faults().clear();
        cos.journal().clear();
    }

    @AfterEach
    void nothingStrayed() {
        assertThat(browser.strays()).isEmpty();
    }

    @AfterAll
    void stop() throws Exception {
        site.close();
    }

    @Test
    void pageIsOneSmallDocumentAndNothingElseIsLoaded() {
        Page page = browser.window("en", false, 1280);
        int[] requests = {0};
        page.onRequest(request -> requests[0]++);
        Response response = page.navigate(program.address() + "/console");
        page.waitForLoadState();
        assertThat(response.body().length).isLessThan(60_000);
        assertThat(requests[0]).isEqualTo(1);
        assertThat(response.headers().get("content-security-policy")).contains("default-src 'none'");
    }

    @Test
    void wrongTokenIsNamedAndTheRightOneOpens() {
        Page page = browser.window("en", false, 1280);
        page.navigate(program.address() + "/console");
        page.getByLabel("Token").fill("x".repeat(32));
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The token is wrong.");
        page.getByLabel("Token").fill(TOKEN);
        page.keyboard().press("Enter");
        assertThat(heading(page, "Plan and restore")).isVisible();
        assertThat(page.evaluate("sessionStorage.length + localStorage.length")).isEqualTo(0);
        page.reload();
        assertThat(heading(page, "Sign in")).isVisible();
    }

    /** Nobody is locked out, and nothing is learnt. */
    @Test
    void tokenTypedWrongAHundredTimesChangesNothing() throws Exception {
        byte[] body = ("{\"bucket\":\"" + BUCKET + "\",\"prefix\":\"legal/\"}").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            var refused = program.post("/plan", body, "X-Thaw-Token", "wrong-token-of-32-characters-" + i);
            assertThat(refused.statusCode()).isEqualTo(401);
        }
        assertThat(cos.journal().count(Operation.LIST)).isZero();
        Page page = open("en", false, 1280, "");
        assertThat(heading(page, "Plan and restore")).isVisible();
    }

    @Test
    void tokenBehindTheHashIsTakenAndLeavesTheAddress() {
        Page page = open("en", false, 1280, "");
        assertThat(page.url()).isEqualTo(program.address() + "/console");
        assertThat(heading(page, "Plan and restore")).isVisible();
    }

    @Test
    void planIsComparedConfirmedAndRun() {
        Page page = open("en", false, 1280, "");
        page.getByLabel("Prefix", exact()).fill("legal/run/");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).containsText("Would restore");
        Locator tiers = page.getByRole(AriaRole.TABLE, named("The same objects at each tier"));
        assertThat(tiers.locator("tbody tr")).hasCount(3);
        assertThat(cos.journal().count(Operation.RESTORE)).isZero();

        tiers.locator("tbody tr").nth(1).getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.TABLE, named("By rule"))).containsText("Standard");

        page.getByRole(AriaRole.BUTTON, link("Restore \\d+ objects.*")).click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, inside("Back")).click();
        assertThat(cos.journal().count(Operation.RESTORE)).isZero();
        page.getByRole(AriaRole.BUTTON, link("Restore \\d+ objects.*")).click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, inside("Restore")).click();
        assertThat(heading(page, "Request")).isVisible();
        assertThat(page.locator("#main")).containsText("done");
        assertThat(cos.journal().acceptedRestores()).isNotEmpty();

        page.getByRole(AriaRole.BUTTON, link("Look at the state")).click();
        assertThat(heading(page, "State of objects")).isVisible();
        page.getByRole(AriaRole.BUTTON, link("Show")).click();
        assertThat(page.locator("#main")).containsText("coming");
        assertThat(page.locator(".hours span").first()).isVisible();
    }

    @Test
    void requestThatWasInterruptedGoesOnAfterAReload() {
        for (int i = 0; i < 1_500; i++) {
            cos.put(BUCKET, "legal/many/%04d.pdf".formatted(i), StoredObject.of("ARCHIVE", 2_000_000));
        }
        Page page = open("en", false, 1280, "");
        page.getByLabel("Prefix", exact()).fill("legal/many/");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, link("Restore 1,500 objects.*")).click();
        Locator restore = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, inside("Restore"));
        assertThat(restore).isDisabled();
        page.getByLabel("Type 1500 to confirm").fill("1500");
        restore.click();
        assertThat(page.locator("#main")).containsText(Pattern.compile("[1-9]\\d* of 1,500 objects"));
        page.reload();
        page.navigate(program.address() + "/console#token=" + TOKEN);
        page.getByRole(AriaRole.LINK, link("legal.many.*")).click();
        page.getByRole(AriaRole.BUTTON, link("Go on")).click();
        page.locator("text=1,500 of 1,500 objects").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        assertThat(cos.journal().acceptedRestores()).hasSize(1_500).containsValue(1);
    }

    @Test
    void explanationFollowsTheTyping() {
        Page page = open("en", false, 1280, "try");
        page.getByLabel("Key", exact()).pressSequentially("legal/drafts/a.pdf");
        assertThat(page.locator("#main")).containsText("not-keys legal/drafts/** excludes it");
        page.getByLabel("Key", exact()).fill("legal/a.pdf");
        assertThat(heading(page, "Would be restored by rule legal")).isVisible();
        assertThat(cos.journal().count(Operation.HEAD_OBJECT)).isZero();
        assertThat(cos.journal().count(Operation.RESTORE)).isZero();
    }

    @Test
    void hostileKeyStaysText() {
        cos.put(BUCKET, HOSTILE, StoredObject.of("ARCHIVE", 2_000_000));
        Page page = open("en", false, 360, "status");
        page.getByLabel("Prefix", exact()).fill("evil/");
        page.keyboard().press("Enter");
        assertThat(page.locator(".key").first())
                .containsText("evil/<img src=x onerror=alert(1)>\\u{202e}gnp.exe\\u{a}xxx");
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void faultOfTheServiceIsShownWithItsWords() {
        cos.faults().always(FaultInjector.on(Operation.LIST), InjectedFault.answer(403, "AccessDenied"));
        Page page = open("en", false, 1280, "");
        page.getByLabel("Prefix", exact()).fill("legal/");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not complete");
        assertThat(page.locator("#main")).containsText("COS refused it");
        assertThat(cos.journal().count(Operation.LIST)).isLessThan(10);
    }

    @Test
    void everythingWorksWithTheKeyboardAlone() {
        Page page = browser.window("en", false, 1280);
        page.navigate(program.address() + "/console");
        page.keyboard().type(TOKEN);
        page.keyboard().press("Enter");
        assertThat(heading(page, "Plan and restore")).isVisible();
        assertThat(page.locator("#main")).isFocused();
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement.type === 'text' && document.activeElement.name !== 'bucket'").equals(true)) {
                break;
            }
        }
        page.keyboard().type("legal/");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).containsText("Would restore");
    }

    @Test
    void twoTabsDoNotShareAToken() {
        Page first = open("en", false, 1280, "");
        Page second = first.context().newPage();
        second.navigate(program.address() + "/console");
        assertThat(heading(second, "Sign in")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"en, false, 1280", "en, true, 1280", "zh-CN, false, 1280", "en, false, 360", "zh-CN, true, 360"})
    void everyViewIsAccessibleAndFitsItsWindow(String locale, boolean dark, int width) throws Exception {
        String name = locale + (dark ? "-dark-" : "-light-") + width;
        Page page = browser.window(locale, dark, width);
        page.navigate(program.address() + "/console");
        check(page, name + "-signin", width);
        page.navigate(program.address() + "/console?" + "#token=" + TOKEN);
        page.locator("nav a").first().waitFor();
        page.locator("form input:not([type=radio]):visible").first().fill("");
        page.locator("form button[type=submit]").waitFor();
        page.evaluate("document.querySelector('form').elements.source.value");
        page.locator("form input[type=checkbox][name=force]").evaluate("box => { box.closest('details').open = true; box.checked = true; }");
        page.locator("form button[type=submit]").click();
        page.locator("button.main:not([type=submit])").waitFor();
        check(page, name + "-plan", width);
        page.locator("button.main:not([type=submit])").click();
        page.locator("dialog").waitFor();
        check(page, name + "-confirm", width);
        page.keyboard().press("Escape");
        page.locator("nav a").nth(1).click();
        page.locator("form input").first().fill("legal/a.pdf");
        page.locator("table").first().waitFor();
        check(page, name + "-try", width);
        page.locator("nav a").nth(2).click();
        page.locator(".note").first().waitFor();
        check(page, name + "-jobs", width);
        page.locator("nav a").nth(3).click();
        page.locator("form input:not([type=radio]):visible").first().fill("legal/");
        page.locator("form button[type=submit]").click();
        page.locator("table").first().waitFor();
        check(page, name + "-status", width);
        page.locator("nav a").nth(4).click();
        page.locator("table").first().waitFor();
        check(page, name + "-policy", width);
    }

    @Test
    void otherSitesAreRefusedOnEveryPathButThePage() throws Exception {
        for (String path : List.of("/event-invoke", "/restore", "/plan", "/status", "/explain", "/jobs")) {
            var refused = program.post(
                    path,
                    ("{\"bucket\":\"" + BUCKET + "\",\"keys\":[\"legal/contract.pdf\"]}")
                            .getBytes(StandardCharsets.UTF_8),
                    "Origin",
                    "https://evil.example",
                    "X-Thaw-Token",
                    TOKEN);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(cos.journal().requests()).isEmpty();
    }

    private void check(Page page, String name, int width) throws Exception {
        Browser.picture(page, name);
        assertThat(Browser.violations(page)).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(width);
    }

    private Page open(String locale, boolean dark, int width, String view) {
        return site.open(locale, dark, width, view);
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }

    private static Locator.GetByRoleOptions inside(String text) {
        return new Locator.GetByRoleOptions().setName(text).setExact(true);
    }

    private static Page.GetByRoleOptions link(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + pattern + "$"));
    }
}
