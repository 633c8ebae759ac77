package dev.thaw.cos.message;

import dev.thaw.job.batch.BatchService.Order;
import dev.thaw.job.batch.BatchService.Seen;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The documents of COS Batch (436/38607). Unknown nodes of an answer are passed over: newer pages show more than older ones. */
public final class BatchXml {

    private static final int LONGEST_TEXT = 1_000;

    private BatchXml() {}

    /** A page of ListJobs. @param next token of the next page */
    public record Page(List<Seen> jobs, Optional<String> next) {

        public static final Page EMPTY = new Page(List.of(), Optional.empty());

        public Page {
            jobs = List.copyOf(jobs);
        }
    }

    /** The body of CreateJob. No report is asked for, but its nodes are wanted all the same. */
    public static byte[] createJob(Order order, String role, int priority) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartElement("CreateJobRequest");
            text(xml, "ClientRequestToken", order.token());
            text(xml, "ConfirmationRequired", "true");
            text(xml, "Description", order.description());
            manifest(xml, order);
            xml.writeStartElement("Operation");
            xml.writeStartElement("COSInitiateRestoreObject");
            text(xml, "ExpirationInDays", Integer.toString(order.group().days()));
            text(xml, "JobTier", order.group().tier().wireName());
            xml.writeEndElement();
            xml.writeEndElement();
            text(xml, "Priority", Integer.toString(priority));
            xml.writeStartElement("Report");
            text(xml, "Bucket", order.reportBucket());
            text(xml, "Enabled", "false");
            text(xml, "Format", "Report_CSV_V1");
            text(xml, "Prefix", "thaw-report");
            text(xml, "ReportScope", "FailedTasksOnly");
            xml.writeEndElement();
            text(xml, "RoleArn", role);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void manifest(XMLStreamWriter xml, Order order) throws XMLStreamException {
        xml.writeStartElement("Manifest");
        xml.writeStartElement("Location");
        text(xml, "ETag", order.etag());
        text(xml, "ObjectArn", order.manifest());
        xml.writeEndElement();
        xml.writeStartElement("Spec");
        xml.writeStartElement("Fields");
        text(xml, "member", "Bucket");
        text(xml, "member", "Key");
        if (order.group().versions()) {
            text(xml, "member", "VersionId");
        }
        xml.writeEndElement();
        text(xml, "Format", "COSBatchOperations_CSV_V1");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Of the answer of CreateJob. */
    public static String jobId(byte[] body) throws XMLStreamException {
        return required(only(body, "CreateJobResult"), "JobId");
    }

    /** The job in the answer of DescribeJob. */
    public static Seen job(byte[] body) throws XMLStreamException {
        return seen(only(body, "DescribeJobResult/Job"));
    }

    /** Of the answer of ListJobs. */
    public static Page page(byte[] body) throws XMLStreamException {
        List<Seen> jobs = new ArrayList<>();
        for (Map<String, String> member : all(body, "ListJobsResult/Jobs/member")) {
            jobs.add(seen(member));
        }
        Optional<String> next = Optional.ofNullable(only(body, "ListJobsResult").get("NextToken"))
                .filter(token -> !token.isEmpty());
        return new Page(jobs, next);
    }

    private static Seen seen(Map<String, String> job) throws XMLStreamException {
        String code = job.getOrDefault("FailureReasons/JobFailure/FailureCode", "");
        String reason = job.getOrDefault("FailureReasons/JobFailure/FailureReason", "");
        String update = job.getOrDefault("StatusUpdateReason", "");
        String why = (code + " " + reason).strip();
        return new Seen(
                required(job, "JobId"),
                word(required(job, "Status")),
                job.getOrDefault("Description", ""),
                number(job, "ProgressSummary/TotalNumberOfTasks"),
                number(job, "ProgressSummary/NumberOfTasksSucceeded").orElse(0L),
                number(job, "ProgressSummary/NumberOfTasksFailed").orElse(0L),
                Optional.of(why.isEmpty() ? update : why).filter(text -> !text.isEmpty()));
    }

    /** It is kept and shown: letters only. */
    private static String word(String status) throws XMLStreamException {
        if (!status.matches("[A-Za-z]{1,40}")) {
            throw new XMLStreamException("Status is no word");
        }
        return status;
    }

    private static String required(Map<String, String> fields, String name) throws XMLStreamException {
        String text = fields.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw new XMLStreamException(name + " is missing");
        }
        return text;
    }

    private static Optional<Long> number(Map<String, String> fields, String name) {
        return CountText.read(fields.getOrDefault(name, ""));
    }

    private static Map<String, String> only(byte[] body, String path) throws XMLStreamException {
        List<Map<String, String>> found = all(body, path);
        if (found.size() != 1) {
            throw new XMLStreamException(path + " is not there once");
        }
        return found.get(0);
    }

    /** The texts below each element at a path, by their paths from there; of several at the same path the first. */
    private static List<Map<String, String>> all(byte[] body, String path) throws XMLStreamException {
        XMLStreamReader xml = HardenedXml.reader(new StringReader(new String(body, StandardCharsets.UTF_8)));
        List<Map<String, String>> found = new ArrayList<>();
        Deque<String> names = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    names.addLast(xml.getLocalName());
                    text.setLength(0);
                    if (String.join("/", names).equals(path)) {
                        found.add(new HashMap<>());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String here = String.join("/", names);
                    if (!found.isEmpty() && here.startsWith(path + "/")) {
                        found.get(found.size() - 1)
                                .putIfAbsent(
                                        here.substring(path.length() + 1),
                                        text.toString().strip());
                    }
                    names.removeLast();
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LONGEST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return found;
    }
}
