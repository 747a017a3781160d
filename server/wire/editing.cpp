// Items are named by id, kind and label wherever they appear.
#include "server/wire/editing.hpp"

#include "server/wire/nouns.hpp"

#include <span>

namespace wire {
namespace {

std::string_view kind_of(const kb::Item& item) {
    return item.kind == kb::ItemKind::article ? "article" : "intent";
}

void add_names(Writer& out, const kb::Item& item) {
    out.text("id", item.id).text("kind", kind_of(item)).text("label", item.label);
}

void add_item(Writer& out, std::string_view key, std::span<const kb::Item> items,
              const std::optional<std::size_t>& number) {
    if (!number) {
        out.null(key);
        return;
    }
    out.open(key);
    add_names(out, items[*number]);
    out.close();
}

void add_texts(Writer& out, std::string_view key, std::span<const std::string> texts) {
    out.open_list(key);
    for (const auto& text : texts) out.item(text);
    out.close_list();
}

void add_patch(Writer& out, const desk::Patch& patch) {
    out.text("target", patch.target).text("field", patch.field).text("file", patch.file);
    out.number("line", patch.line).text("diff", patch.diff);
}

void add_gap(Writer& out, std::span<const kb::Item> items, const desk::Gap& gap) {
    out.open().text("id", gap.id).text("message", gap.message).text("language", gap.lang);
    out.number("times", gap.times).number("conversations", gap.conversations);
    out.number("handoffs", gap.handoffs).number("unhelpful", gap.unhelpful);
    out.number("cost", gap.cost);
    add_time(out, "first_at", gap.first_at);
    add_time(out, "last_at", gap.last_at);
    out.open_list("examples");
    for (const auto& one : gap.examples) {
        out.open().text("text", one.text);
        add_id(out, "conversation", one.conversation);
        out.number("seq", one.seq);
        add_time(out, "at", one.at);
        out.close();
    }
    out.close_list().open_list("picks");
    for (const auto& pick : gap.picks) {
        out.open();
        add_names(out, items[pick.item]);
        out.number("times", pick.times).close();
    }
    out.close_list().number("none_of_these", gap.none_of_these);
    if (gap.nearest) {
        const auto& item = items[*gap.nearest];
        out.open("nearest");
        add_names(out, item);
        out.real("score", gap.score);
        out.text("file", item.phrases.empty() ? "" : item.phrases.front().file).close();
    } else {
        out.null("nearest");
    }
    add_texts(out, "missing_words", gap.missing_words);
    add_texts(out, "phrases", gap.phrases);
    if (gap.patch) {
        out.open("patch");
        add_patch(out, *gap.patch);
        out.close();
    } else {
        out.null("patch");
    }
    out.text_or_null("no_patch", gap.no_patch);
    out.close();
}

void add_told(Writer& out, std::string_view key, const desk::Told& told) {
    out.open(key).text("decision", told.decision).text_or_null("id", told.id);
    out.real("score", told.score);
    if (!told.offered.empty()) add_texts(out, "offered", told.offered);
    out.close();
}

}  // namespace

void append_gaps(std::string& out, const desk::Content& content, const desk::GapReport& report,
                 int days) {
    std::string json;
    Writer body(json);
    body.open().number("days", days).number("messages", report.messages);
    body.number("not_answered_well", report.poor).truth("truncated", report.truncated);
    body.open_list("items");
    for (const auto& gap : report.gaps) add_gap(body, content.matcher().items(), gap);
    body.close_list().null("next").close();
    out += json;
}

void append_judgement(std::string& out, const desk::Judgement& judgement, std::int64_t took_ms) {
    const auto items = judgement.content->matcher().items();
    std::string json;
    Writer body(json);
    body.open().text("question", judgement.question).number("asked_seq", judgement.asked_seq);
    add_item(body, "wrong", items, judgement.wrong);
    add_item(body, "right", items, judgement.right);
    body.open_list("patches");
    for (const auto& patch : judgement.patches) {
        body.open();
        add_patch(body, patch);
        body.close();
    }
    body.close_list();
    add_told(body, "after", judgement.after);
    body.open_list("changes");
    for (const auto& change : judgement.changes) {
        body.open().text("message", change.probe.text).text("language", change.probe.lang);
        add_told(body, "before", change.before);
        add_told(body, "after", change.after);
        body.text("from", change.probe.from).text("file", change.probe.file);
        body.number("line", change.probe.line).close();
    }
    body.close_list().number("checked", judgement.checked).number("took_ms", took_ms).close();
    out += json;
}

void append_label(std::string& out, const desk::Label& label) {
    std::string json;
    Writer body(json);
    body.open().text("source", label.source).text("text", label.text);
    body.text("language", label.lang).text_or_null("item", label.item);
    body.text_or_null("wrong", label.wrong);
    add_id(body, "conversation", label.conversation);
    body.number("seq", label.seq);
    add_time(body, "at", label.at);
    body.close();
    out += json;
}

void append_item(std::string& out, const kb::Item& item) {
    std::string json;
    Writer body(json);
    body.open();
    add_names(body, item);
    body.text("language", item.lang);
    const auto& head = item.phrases.empty() ? kb::Phrase{} : item.phrases.front();
    body.text("file", head.file).number("line", head.line).close();
    out += json;
}

}  // namespace wire
