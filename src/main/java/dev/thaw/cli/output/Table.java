package dev.thaw.cli.output;

import dev.thaw.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Lines in columns, the first and last to the left and numbers to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /** @param alignment a letter per column, l or r */
    Table(String alignment, String... titles) {
        this.alignment = alignment;
        row(titles);
    }

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(SafeText::escape).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String blanks = " ".repeat(Math.max(0, width(column) - cell.length()));
                line.append(alignment.charAt(column) == 'r' ? blanks + cell : cell + blanks)
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
