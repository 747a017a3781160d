// The reliability table as rows, and what is demoted with the phrases behind it.
#include "server/wire/editing.hpp"

#include <span>

namespace wire {
namespace {

void add_table(Writer& out, const desk::ReliabilityTable& table) {
    out.open_list("table");
    for (const auto& row : table) {
        out.open().real("from", row.from).real("to", row.to).number("count", row.count);
        out.real("promised", row.promised).real("right", row.right).close();
    }
    out.close_list();
}

void add_mistakes(Writer& out, std::string_view key, std::span<const desk::Mistaken> mistakes) {
    out.open_list(key);
    for (const auto& one : mistakes) {
        out.open().text("text", one.phrase.text).text("file", one.phrase.file);
        out.number("line", one.phrase.line).text_or_null("item", one.item);
        out.real("score", one.score).text("answered_by", one.answered_by).close();
    }
    out.close_list();
}

void add_demoted(Writer& out, const desk::DemotedItem& item) {
    out.open().text("id", item.id).text("label", item.label);
    out.text("file", item.file).number("line", item.line);
    out.number("answered", item.answered).number("right", item.right);
    add_mistakes(out, "mistaken", item.mistaken);
    out.close();
}

}  // namespace

void append_reliability(std::string& out, const desk::Reliability& found,
                        const desk::PickedEvidence* picks) {
    std::string json;
    Writer body(json);
    body.open().real("target_precision", found.target).real("needed", found.needed);
    body.truth("built_in", found.built_in).number("phrases", found.phrases);
    body.number("out_of_scope", found.strangers).number("best_right", found.best_right);
    body.number("answered", found.answered).number("answered_right", found.answered_right);
    body.real("coverage_at_target", found.coverage_at_target);
    body.real("calibration_error", found.error);
    add_table(body, found.table);
    body.open_list("demoted");
    for (const auto& item : found.demoted) add_demoted(body, item);
    body.close_list();
    add_mistakes(body, "mistakes", found.mistakes);
    if (picks) {
        body.open("picks").number("picked", picks->picks).number("none_of_these", picks->nones);
        body.number("best_right", picks->best_right);
        add_table(body, picks->table);
        body.close();
    }
    body.close();
    out += json;
}

}  // namespace wire
