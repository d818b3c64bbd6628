package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * The first wall: what a rule file may hold at all, checked before any compiler sees it, for the classic one runs code
 * at build time. A positive list; what is not on it is refused, with its line. Used for one set by one thread.
 */
final class SourceSandbox {

    private static final Pattern PATH = Pattern.compile("[a-z]+/[A-Za-z0-9_-]{1,64}\\.drl");

    /** Names become text in generated Java; these letters mean nothing there. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ',.:;()%/_-]{1,160}");

    private static final Pattern ANNOTATION_TEXT = Pattern.compile("\"[^\"\\\\\\p{Cntrl}]*\"");
    private static final Set<String> ANNOTATIONS = Set.of("id", "title", "rationale", "since");
    private static final String SCOREBOARD = "io.alertledger.rules.Scoreboard";

    private final RuleFile file;
    private final List<RuleProblem> problems;

    private SourceSandbox(RuleFile file, List<RuleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Everything in the files that is not allowed becomes a problem. */
    static void check(List<Parsed> files, List<RuleProblem> problems) {
        for (Parsed parsed : files) {
            new SourceSandbox(parsed.file(), problems).check(parsed.parts());
        }
    }

    private void check(PackageDescr parts) {
        if (!PATH.matcher(file.path()).matches()) {
            problems.add(RuleProblem.of(
                    file.path(), "a rule file lies in one folder and has a name of letters, digits, _ and -", ""));
        }
        int escape = file.text().indexOf("\\u");
        if (escape >= 0) {
            // Java reads these before it knows what a text is.
            at(escape, "a unicode escape is not allowed in rules", "the letter itself is meant.");
        }
        refuse(parts.getFunctions(), "a function");
        refuse(parts.getFunctionImports(), "a static import");
        refuse(parts.getAccumulateImports(), "an import of an accumulate function");
        refuse(parts.getTypeDeclarations(), "a declaration of a type");
        refuse(parts.getEnumDeclarations(), "a declaration of an enum");
        refuse(parts.getEntryPointDeclarations(), "an entry point");
        refuse(parts.getWindowDeclarations(), "a window");
        refuse(parts.getAttributes(), "an attribute of the package");
        if (parts.getUnit() != null) {
            at(parts.getUnit(), "a rule unit is not allowed", "");
        }
        for (GlobalDescr global : parts.getGlobals()) {
            if (!global.getType().equals(SCOREBOARD) || !global.getIdentifier().equals(RuleSet.GLOBAL)) {
                at(global, "the only global is \"" + SCOREBOARD + " " + RuleSet.GLOBAL + "\"", "");
            }
        }
        Set<String> types = imports(parts);
        for (RuleDescr rule : parts.getRules()) {
            rule(rule, types);
        }
    }

    private Set<String> imports(PackageDescr parts) {
        Set<String> types = new TreeSet<>();
        for (ImportDescr imported : parts.getImports()) {
            String target = imported.getTarget();
            String name = target.substring(target.lastIndexOf('.') + 1);
            if (target.equals(FactVocabulary.MODEL + name) && FactVocabulary.TYPES.containsKey(name)) {
                types.add(name);
            } else {
                at(
                        imported,
                        "\"" + target + "\" may not be imported: rules know the words of the model only",
                        Suggestion.nearest(name, FactVocabulary.TYPES.keySet())
                                .map(known -> "\"" + FactVocabulary.MODEL + known + "\" is meant.")
                                .orElse(""));
            }
        }
        return types;
    }

    private void rule(RuleDescr rule, Set<String> types) {
        if (rule.isQuery()) {
            at(rule, "a query is not allowed", "");
            return;
        }
        if (!NAME.matcher(rule.getName()).matches()) {
            at(rule, "a rule's name has letters, digits, blanks and ',.:;()%/_- only, at most 160", "");
        }
        if (rule.getParentName() != null) {
            at(rule, "a rule does not extend another", "");
        }
        if (rule.getUnit() != null) {
            at(rule, "a rule unit is not allowed", "");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            at(rule, "a rule has one right side", "");
        }
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            annotation(rule, annotation);
        }
        new PatternSandbox(this, types).check(rule, consequence(rule, types));
    }

    private void annotation(RuleDescr rule, AnnotationDescr annotation) {
        if (!ANNOTATIONS.contains(annotation.getName())) {
            at(
                    rule,
                    "@" + annotation.getName() + " is not allowed",
                    Suggestion.advice(annotation.getName(), ANNOTATIONS));
            return;
        }
        boolean text = annotation.getValueMap().size() <= 1
                && annotation.getValueMap().values().stream()
                        .allMatch(value -> value instanceof String s
                                && ANNOTATION_TEXT.matcher(s.strip()).matches());
        if (!text) {
            at(rule, "@" + annotation.getName() + " holds one text in quotes, without a backslash", "");
        }
    }

    /** Gives how many of its operators make values longer. */
    private int consequence(RuleDescr rule, Set<String> types) {
        String text = String.valueOf(rule.getConsequence());
        try {
            Expressions read = new Expressions(withoutComments(text), types);
            read.consequence();
            return read.growing();
        } catch (Expressions.Refused refused) {
            int from = file.text().indexOf(text);
            int at = from < 0 ? -1 : from + refused.at();
            if (at >= 0) {
                at(at, refused.getMessage(), refused.maybe());
            } else {
                problems.add(file.problem(
                        rule.getConsequenceLine(), 0, String.valueOf(refused.getMessage()), refused.maybe()));
            }
            return 0;
        }
    }

    /** Comments become blanks, so that every position stays; a comment mark inside a text is none. */
    static String withoutComments(String text) {
        Matcher comment = Pattern.compile("\"[^\"\\n]*\"|//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)")
                .matcher(text);
        StringBuilder plain = new StringBuilder(text);
        List<int[]> found = new ArrayList<>();
        while (comment.find()) {
            if (text.charAt(comment.start()) == '/') {
                found.add(new int[] {comment.start(), comment.end()});
            }
        }
        for (int[] span : found) {
            for (int i = span[0]; i < span[1]; i++) {
                if (plain.charAt(i) != '\n') {
                    plain.setCharAt(i, ' ');
                }
            }
        }
        return plain.toString();
    }

    private void refuse(Iterable<? extends BaseDescr> parts, String what) {
        for (BaseDescr part : parts) {
            at(part, what + " is not allowed", "");
        }
    }

    void at(BaseDescr part, String what, String maybe) {
        problems.add(file.problem(Math.max(part.getLine(), 0), 0, what, maybe));
    }

    /** At a position in the file's text, from 0. */
    void at(int offset, @org.jspecify.annotations.Nullable String what, String maybe) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(offset, file.text().length()); i++) {
            if (file.text().charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        problems.add(file.problem(line, offset - start + 1, String.valueOf(what), maybe));
    }

    RuleFile file() {
        return file;
    }
}
