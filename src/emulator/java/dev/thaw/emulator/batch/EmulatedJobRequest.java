package dev.thaw.emulator.batch;

import dev.thaw.emulator.http.EmulatedError;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CreateJob asks for, by pages 436/38608 and 436/38607. Restores of an own CSV manifest only.
 *
 * @param manifestEtag without quotation marks
 * @param fields the columns of the manifest
 */
record EmulatedJobRequest(
        String token,
        boolean confirmation,
        String description,
        String manifestArn,
        String manifestBucket,
        String manifestKey,
        String manifestEtag,
        Optional<String> manifestVersion,
        List<String> fields,
        int days,
        String tier,
        int priority,
        String reportArn,
        String reportEnabled,
        String reportPrefix,
        String reportScope,
        String role) {

    private static final int MAX_ARN = 1024;

    /** {@code qcs::cos:<region>::<bucket>/<key>}, or with {@code uid/<appid>} in the fourth place. */
    private static final Pattern ARN =
            Pattern.compile("qcs::cos:([a-z0-9-]+):(?:uid/(\\d+))?:([a-z0-9-]+-(\\d+))(?:/(.+))?", Pattern.DOTALL);

    private static final Pattern ROLE = Pattern.compile("qcs::cam::uin/\\d+:roleName/[\\w+=,.@-]{1,128}");

    static EmulatedJobRequest parse(Buffer body, String region, String appId) {
        EmulatedJobXml root = EmulatedJobXml.parse(body, "CreateJobRequest")
                .holding(
                        "ClientRequestToken",
                        "ConfirmationRequired",
                        "Description",
                        "Manifest",
                        "Operation",
                        "Priority",
                        "Report",
                        "RoleArn");
        EmulatedJobXml location = root.child("Manifest")
                .holding("Location", "Spec")
                .child("Location")
                .holding("ETag", "ObjectArn", "ObjectVersionId");
        EmulatedJobXml restore = restoreIn(root.child("Operation"));
        EmulatedJobXml report = root.child("Report").holding("Bucket", "Enabled", "Format", "Prefix", "ReportScope");
        report.choice("Format", "Report_CSV_V1");
        String manifestArn = location.text("ObjectArn", 1, MAX_ARN);
        Matcher manifest = arn(manifestArn, region, appId);
        String reportArn = report.text("Bucket", 1, MAX_ARN);
        if (manifest.group(5) == null || arn(reportArn, region, appId).group(5) != null) {
            throw EmulatedJobXml.malformed("ObjectArn has to name an object, and Report/Bucket a bucket.");
        }
        return new EmulatedJobRequest(
                root.text("ClientRequestToken", 1, 64),
                root.optionalText("ConfirmationRequired").isPresent()
                        && root.choice("ConfirmationRequired", "true", "false").equals("true"),
                root.optionalText("Description").isPresent() ? root.text("Description", 0, 256) : "",
                manifestArn,
                manifest.group(3),
                manifest.group(5),
                location.text("ETag", 1, MAX_ARN).strip().replace("\"", ""),
                location.optionalText("ObjectVersionId"),
                fieldsIn(root.child("Manifest").child("Spec").holding("Fields", "Format")),
                number(restore.text("ExpirationInDays", 1, 20), "ExpirationInDays", 1, 365, "InvalidArgument"),
                restore.choice("JobTier", "Bulk", "Standard"),
                number(root.text("Priority", 1, 20), "Priority", 0, Integer.MAX_VALUE, "InvalidRequest"),
                reportArn,
                report.choice("Enabled", "true", "false"),
                report.optionalText("Prefix").isPresent() ? report.text("Prefix", 0, 256) : "",
                report.choice("ReportScope", "AllTasks", "FailedTasksOnly"),
                role(root.text("RoleArn", 1, MAX_ARN)));
    }

    static int number(String text, String name, long least, long most, String outOfRange) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new EmulatedError(400, "InvalidArgument", name + " has to be a number.");
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw new EmulatedError(400, outOfRange, name + " has to be " + least + " to " + most + ".");
        }
        return (int) number;
    }

    private static EmulatedJobXml restoreIn(EmulatedJobXml operation) {
        List<EmulatedJobXml> operations = operation.children();
        if (operations.size() != 1) {
            throw EmulatedJobXml.malformed("Operation has to hold exactly one operation.");
        }
        EmulatedJobXml only = operations.get(0);
        if (!only.name().equals("COSInitiateRestoreObject")) {
            throw EmulatedJobXml.malformed("The emulator runs COSInitiateRestoreObject only.");
        }
        return only.holding("ExpirationInDays", "JobTier");
    }

    private static List<String> fieldsIn(EmulatedJobXml spec) {
        spec.choice("Format", "COSBatchOperations_CSV_V1");
        List<String> fields = spec.child("Fields").children().stream()
                .map(member -> {
                    if (!member.name().equals("member")) {
                        throw EmulatedJobXml.malformed("Fields hold member, not " + member.name() + ".");
                    }
                    return member.text();
                })
                .toList();
        boolean known = List.of("Ignore", "Bucket", "Key", "VersionId").containsAll(fields);
        if (!known || count(fields, "Bucket") != 1 || count(fields, "Key") != 1 || count(fields, "VersionId") > 1) {
            throw EmulatedJobXml.malformed(
                    "Fields have to name Bucket and Key once, and may name VersionId and Ignore.");
        }
        return fields;
    }

    private static long count(List<String> fields, String name) {
        return fields.stream().filter(name::equals).count();
    }

    private static Matcher arn(String text, String region, String appId) {
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            throw EmulatedJobXml.malformed("A resource has to be qcs::cos:<region>::<bucket>/<key>: " + text);
        }
        String owner = arn.group(2);
        if (!arn.group(1).equals(region) || !arn.group(4).equals(appId) || owner != null && !owner.equals(appId)) {
            throw new EmulatedError(400, "InvalidRequest", "Not of this region and x-cos-appid: " + text);
        }
        return arn;
    }

    private static String role(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new EmulatedError(
                    400, "InvalidArgument", "RoleArn has to be qcs::cam::uin/<uin>:roleName/<role>: " + arn);
        }
        return arn;
    }
}
