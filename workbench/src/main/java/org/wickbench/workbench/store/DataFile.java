package org.wickbench.workbench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wickbench.numeric.equation.Data;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.workbench.console.InputException;

/**
 * A table of numbers as comma separated text: a line of names, then one line of numbers a row. UTF-8, with a byte order mark or not.
 * Every cell holds a finite decimal number, and every name is one that a formula can use.
 */
public final class DataFile {
    static final long MOST_BYTES = 64L << 20;
    static final int MOST_ROWS = 1_000_000;
    static final int MOST_COLUMNS = 100;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final int LONGEST_NUMBER = 400;

    private DataFile() {}

    /**
     * The table in a file.
     *
     * @throws InputException if the file is anything else; the message names line and column and marks the place
     */
    public static Data read(Path file) {
        String name = String.valueOf(file.getFileName());
        String text = text(file);
        CsvReader reader = new CsvReader(name, text);
        if (!reader.hasNext()) {
            throw new InputException(
                    name + " is empty: a data file has a line of column names and a line for each row");
        }
        List<String> names = names(reader);
        double[][] columns = new double[names.size()][16];
        int rows = 0;
        while (reader.hasNext()) {
            List<CsvReader.Cell> row = reader.next();
            if (rows == MOST_ROWS) {
                throw new InputException(name + " has more than " + MOST_ROWS + " rows: take a part of them");
            }
            if (row.size() != names.size()) {
                throw reader.wrong(
                        "the row has " + cells(row.size()) + " where the header has " + names.size(), row.getLast());
            }
            for (int k = 0; k < columns.length; k++) {
                if (rows == columns[k].length) {
                    columns[k] = Arrays.copyOf(columns[k], 2 * rows);
                }
                columns[k][rows] = number(reader, row.get(k), names.get(k));
            }
            rows++;
        }
        if (rows == 0) {
            throw new InputException(name + " has a header and no rows: a sum over them says nothing");
        }
        List<Data.Column> table = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            table.add(new Data.Column(names.get(k), Arrays.copyOf(columns[k], rows)));
        }
        return new Data(table);
    }

    /** What tells one table or set of samples from another, in one line: names, sizes and a hash of the numbers. */
    public static String identity(Data data) {
        MessageDigest digest = RunIdentity.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES);
        for (Data.Column column : data.columns()) {
            update(digest, column.values(), buffer);
        }
        if (data.samples().isPresent()) {
            update(digest, data.samples().get().values(), buffer);
            return data.samples().get() + ", sha256 " + HexFormat.of().formatHex(digest.digest());
        }
        return data.columns().stream().map(Data.Column::name).collect(Collectors.joining(", ")) + ": " + data.rows()
                + " rows, sha256 " + HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, double[] values, ByteBuffer buffer) {
        for (double value : values) {
            digest.update(buffer.clear().putDouble(value).flip());
        }
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file + " is a folder, not a data file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(
                        file + " has " + Files.size(file) + " bytes; a data file has at most " + MOST_BYTES);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InputException(file + " is no text: it contains the character U+0000");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    private static List<String> names(CsvReader reader) {
        List<String> names = new ArrayList<>();
        List<CsvReader.Cell> header = reader.next();
        if (header.size() > MOST_COLUMNS) {
            throw reader.wrong(
                    "the header has " + header.size() + " columns; a data file has at most " + MOST_COLUMNS,
                    header.getFirst());
        }
        if (header.stream().allMatch(cell -> isNumber(cell.text().strip()))) {
            throw reader.wrong("the first line has to name the columns, as in x,y", header.getFirst());
        }
        for (CsvReader.Cell cell : header) {
            String name = name(reader, cell);
            if (names.contains(name)) {
                throw reader.wrong("two columns are called '" + name + "'", cell);
            }
            names.add(name);
        }
        return names;
    }

    /** The name as the syntax reads it: a Greek letter and its name are one. */
    private static String name(CsvReader reader, CsvReader.Cell cell) {
        String written = cell.text().strip();
        if (Fn.named(written).isPresent()) {
            throw reader.wrong("a column cannot be called as the function " + written, cell);
        }
        try {
            if (!written.isEmpty()
                    && Parser.parseValue(written, Names.STRICT) instanceof Expr.Sym symbol
                    && symbol.indices().isEmpty()) {
                return symbol.name();
            }
        } catch (SyntaxException e) {
            throw reader.wrong(unnamed(written) + ": " + e.reason(), cell);
        }
        throw reader.wrong(unnamed(written), cell);
    }

    private static String unnamed(String written) {
        return written.isEmpty()
                ? "this column has no name"
                : "a column is called by a name that formulas can use, of letters, digits and _";
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
    }

    private static double number(CsvReader reader, CsvReader.Cell cell, String column) {
        String text = cell.text().strip();
        if (text.isEmpty()) {
            throw reader.wrong("the number in column " + column + " is missing", cell);
        }
        if (!isNumber(text)) {
            throw reader.wrong("what stands in column " + column + " is no decimal number", cell);
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw reader.wrong("the number in column " + column + " is too large for double precision", cell);
        }
        return value;
    }
}
