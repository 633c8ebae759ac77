package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.event.EventItem;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever somebody may ask by hand: which variant it is, and by which word it is known. */
class ManualCallTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /restore | {'keys':['a']} | request restore keys",
                "POST | /plan | {'prefix':'a/'} | request plan prefix",
                "POST | /status | {'list':{'key':'a.csv'}} | request status list",
                "POST | /restore | {'objects':[{'key':'a'}]} | request restore objects",
                "POST | /jobs | {'keys':['a']} | request restore keys",
                "GET | /jobs | '' | command jobs list",
                "GET | /jobs/studies-2026 | '' | command job show",
                "POST | /jobs/studies-2026/confirm | '' | command confirm confirm",
                "POST | /jobs/studies-2026/cancel | '' | command cancel cancel",
                "POST | /jobs/continue | '' | command continue continue",
                "GET | /about | '' | question about about",
                "POST | /explain | {'keys':['a']} | question explain explain",
            })
    void aPathSaysWhichCallItIs(String method, String path, String body, String expected) throws Exception {
        assertThat(described(call(method, path, body).manualCall())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'keys':['a']} | request restore keys",
                "{'action':'plan','keys':['a']} | request plan keys",
                "{'action':'jobs'} | command jobs list",
                "{'action':'job','job':'studies-2026'} | command job show",
                "{'action':'confirm','job':'studies-2026'} | command confirm confirm",
                "{'action':'cancel','job':'studies-2026'} | command cancel cancel",
                "{'action':'continue'} | command continue continue",
                "{'action':'about'} | question about about",
                "{'action':'explain','keys':['a']} | question explain explain",
            })
    void aBareCallSaysItByItsAction(String body, String expected) throws Exception {
        ManualCall call = ManualRequestReader.readCall(StrictJson.tree(body.replace('\'', '"')));
        assertThat(described(call)).isEqualTo(expected);
    }

    @Test
    void aBareQuestionHasNoOtherField() {
        InvalidInputException error = catchThrowableOfType(
                InvalidInputException.class,
                () -> ManualRequestReader.readCall(StrictJson.tree("{\"action\":\"about\",\"keys\":[\"a\"]}")));
        assertThat(error.reason()).contains("keys");
    }

    @Test
    void anEventMayRequestAndCommandAndAskNothing() throws Exception {
        assertThat(itemOf(call("POST", "/restore", "{'keys':['a']}"))).isEqualTo("request at 3, recurring");
        assertThat(itemOf(call("POST", "/jobs/continue", ""))).isEqualTo("command continue at 3");
        assertThat(itemOf(call("GET", "/about", "")))
                .isEqualTo("malformed at 3: about answers a caller who waits: ask over HTTP or by a bare request");
    }

    @Test
    void aNestedCallIsKeptUntilItsCallerIsKnown() {
        HttpCall call = call("POST", "/restore", "{'keys':['secret']}");
        assertThat(described(new EventItem.HttpCallItem("7", call))).isEqualTo("call at 7");
        assertThat(call.toString()).contains("/restore").doesNotContain("secret");
    }

    private static HttpCall call(String method, String path, String body) {
        return new HttpCall(method, path, Map.of(), Map.of(), body.replace('\'', '"'));
    }

    private static String itemOf(HttpCall call) throws InvalidInputException {
        return described(EventItem.of("3", call.manualCall(), true));
    }

    private static String described(ManualCall call) {
        return call.fold(
                request -> "request " + request.word() + " " + request.source().fold(SourceNames.INSTANCE),
                command -> "command " + command.word() + " " + command.fold(CommandNames.INSTANCE),
                question -> "question " + question.word() + " "
                        + question.<String>answer(about -> "about", why -> "explain"));
    }

    private static String described(EventItem item) {
        return item.fold(ItemNames.INSTANCE);
    }

    private enum SourceNames implements ManualRequest.Source.Cases<String> {
        INSTANCE;

        @Override
        public String keys(ManualRequest.Source.Keys source) {
            return "keys";
        }

        @Override
        public String objects(ManualRequest.Source.Objects source) {
            return "objects";
        }

        @Override
        public String prefix(ManualRequest.Source.Prefix source) {
            return "prefix";
        }

        @Override
        public String list(ManualRequest.Source.ListObject source) {
            return "list";
        }
    }

    private enum CommandNames implements JobCommand.Cases<String> {
        INSTANCE;

        @Override
        public String list(JobCommand.ListJobs command) {
            return "list";
        }

        @Override
        public String show(JobCommand.ShowJob command) {
            return "show";
        }

        @Override
        public String confirm(JobCommand.ConfirmJob command) {
            return "confirm";
        }

        @Override
        public String cancel(JobCommand.CancelJob command) {
            return "cancel";
        }

        @Override
        public String proceed(JobCommand.ContinueJobs command) {
            return "continue";
        }
    }

    private enum ItemNames implements EventItem.Cases<String> {
        INSTANCE;

        @Override
        public String objectEvent(EventItem.ObjectEvent event) {
            return "object at " + event.position();
        }

        @Override
        public String requestItem(EventItem.RequestItem item) {
            return "request at " + item.position() + (item.recurring() ? ", recurring" : "");
        }

        @Override
        public String commandItem(EventItem.CommandItem item) {
            return "command " + item.command().word() + " at " + item.position();
        }

        @Override
        public String httpCall(EventItem.HttpCallItem item) {
            return "call at " + item.position();
        }

        @Override
        public String malformed(EventItem.MalformedItem item) {
            return "malformed at " + item.position() + ": " + item.reason();
        }
    }
}
