package org.wickbench.workbench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.workbench.command.BenchCommand;
import org.wickbench.workbench.command.CheckCommand;
import org.wickbench.workbench.command.DeriveCommand;
import org.wickbench.workbench.command.GenerateCommand;
import org.wickbench.workbench.command.GraphCommand;
import org.wickbench.workbench.command.ListCommand;
import org.wickbench.workbench.command.ProveCommand;
import org.wickbench.workbench.command.SolveCommand;
import org.wickbench.workbench.command.VerifyCommand;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.UnprovedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code wick} command line as a function from arguments to an {@link Exit}; it never ends the process. */
public final class Workbench {
    private Workbench() {}

    /** Every command by its name, made only when it is asked for. */
    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("verify", VerifyCommand::new);
        commands.put("prove", ProveCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("derive", DeriveCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("graph", GraphCommand::new);
        commands.put("solve", SolveCommand::new);
        commands.put("generate", GenerateCommand::new);
        commands.put("bench", BenchCommand::new);
        return commands;
    }

    /** Runs one command line; whatever goes wrong becomes a message on standard error and an exit code. */
    public static Exit run(Console console, String... arguments) {
        CommandLine line = commandLine(console, arguments);
        if (arguments.length == 0) {
            line.usage(line.getErr(), ansi(console));
            return Exit.INPUT_ERROR;
        }
        int code;
        try {
            code = line.execute(arguments);
        } catch (OutOfMemoryError e) {
            // what the estimates before the work did not foresee
            console.say("the memory is used up (" + e.getMessage() + "): take fewer points, or give Java more, as with"
                    + " JDK_JAVA_OPTIONS=-Xmx8g");
            return Exit.INPUT_ERROR;
        }
        for (Exit exit : Exit.values()) {
            if (exit.code() == code) {
                return exit;
            }
        }
        return Exit.INTERNAL_ERROR;
    }

    private static CommandLine commandLine(Console console, String[] arguments) {
        CommandLine line = new CommandLine(new Wick());
        Map<String, Function<Console, Object>> commands = commands();
        String named =
                Stream.of(arguments).filter(a -> !a.startsWith("-")).findFirst().orElse("");
        Function<Console, Object> only = commands.get(named);
        if (only != null) {
            line.addSubcommand(named, only.apply(console));
        } else {
            commands.forEach((name, make) -> line.addSubcommand(name, make.apply(console)));
        }
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine prove = line.getSubcommands().get("prove");
        if (prove != null) {
            // a formula may begin with a minus sign
            prove.setUnmatchedOptionsArePositionalParams(true);
        }
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler(
                (exception, _, _) -> report(console, exception).code());
        line.setParameterExceptionHandler((exception, _) -> {
            CommandLine at = exception.getCommandLine();
            console.say(reason(exception));
            console.err()
                    .println("Try 'wick " + (at.getParent() == null ? "" : at.getCommandName() + " ") + "--help'.");
            return Exit.INPUT_ERROR.code();
        });
        return line;
    }

    private static String reason(CommandLine.ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            String kind = first.startsWith("-")
                    ? "option"
                    : unmatched.getCommandLine().getParent() == null ? "command" : "argument";
            List<String> similar = unmatched.getSuggestions();
            return "unknown " + kind + " '" + first + "'"
                    + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
        }
        return String.valueOf(exception.getMessage());
    }

    private static Exit report(Console console, Exception exception) {
        if (exception instanceof InputException
                || exception instanceof SyntaxException
                || exception instanceof ProblemException) {
            console.say(String.valueOf(exception.getMessage()));
            return Exit.INPUT_ERROR;
        }
        if (exception instanceof UnprovedException unproved) {
            console.say(String.valueOf(unproved.getMessage()));
            return unproved.exit();
        }
        console.say("an error inside Wickbench, not in your input. Please report it with the lines below.");
        exception.printStackTrace(console.err());
        return Exit.INTERNAL_ERROR;
    }

    private static Ansi ansi(Console console) {
        return console.colour() ? Ansi.ON : Ansi.OFF;
    }

    /** The version of the jar that this runs from. */
    static String version() {
        String version = Workbench.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Command(
            name = "wick",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Derives the equations of machine learning's quantum dynamics, checks every step, generates"
                    + " solvers from them and holds the numbers against the closed forms.",
            footer = {
                "",
                "Exit codes: 0 holds, 1 internal error, 2 input error, 3 refuted or a check failed, 4 undecided."
            })
    private static final class Wick {}

    private static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"wick " + version()};
        }
    }
}
