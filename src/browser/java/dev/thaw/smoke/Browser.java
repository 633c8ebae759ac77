package dev.thaw.smoke;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chromium of this system, without a window. Requests to other origins are stopped and noted, and so is every message of the
 * console that is an error. The system property {@code thaw.chromium} names the executable, {@code thaw.screenshots} a folder for
 * pictures.
 */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("thaw.chromium", "/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(FLAGS));
    private final List<String> strays = new ArrayList<>();
    private final URI home;

    Browser(URI home) {
        this.home = home;
    }

    /** A fresh window: nothing of another one is known in it. */
    Page window(String locale, boolean dark, int width) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(width, 900));
        context.setDefaultTimeout(15_000);
        context.route(url -> !url.startsWith(home + "/") && !url.startsWith("data:"), route -> {
            strays.add(route.request().url());
            route.abort();
        });
        Page page = context.newPage();
        page.onPageError(strays::add);
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("401") || message.text().contains("403");
            if (message.type().equals("error") && !expected) {
                strays.add(message.text());
            }
        });
        return page;
    }

    /** Requests to other origins, and errors of the script. */
    List<String> strays() {
        return strays;
    }

    /** What a checker of accessibility finds, in words. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().get(0).getHtml())
                        .toList();
    }

    static void picture(Page page, String name) throws Exception {
        Optional<String> folder = Optional.ofNullable(System.getProperty("thaw.screenshots"));
        if (folder.isPresent()) {
            Files.createDirectories(Path.of(folder.get()));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder.get(), name + ".png")));
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
