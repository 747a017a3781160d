// Reads the past, judges it by the live content, and tries mends in memory.
#include "server/desk/editors.hpp"

#include "kb/words/text.hpp"
#include "server/desk/services.hpp"
#include "server/store/conversation.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t past_probes_max = 500;
constexpr int past_probe_days = 30;

Result<Past> past_of(Services& services, int days) {
    const auto since = services.now() - std::chrono::days(days);
    auto past =
        services.options.store.read([&](store::Connection& db) { return read_past(db, since); });
    if (!past) return std::unexpected(from_store(past.error()));
    return *std::move(past);
}

std::optional<std::size_t> find_item(const Content& content, std::string_view id,
                                     std::string_view lang) {
    if (id.empty()) return std::nullopt;
    for (const auto any : {lang, std::string_view()}) {
        for (const auto kind : {kb::ItemKind::article, kb::ItemKind::intent}) {
            if (const auto item = content.matcher().find(kind, id, any)) return item;
        }
    }
    return std::nullopt;
}

bool has_line(std::span<const kb::Phrase> lines, const std::string& text) {
    const auto whole = kb::normalise(text);
    return std::ranges::any_of(
        lines, [&](const kb::Phrase& line) { return kb::normalise(line.text) == whole; });
}

// The live content with a judgement's lines written in, as far as the matcher is concerned.
class Mending {
  public:
    Mending(Judgement& judgement, ReadContentFile read)
        : judgement_(judgement),
          content_(*judgement.content),
          read_(std::move(read)),
          items_(content_.matcher().items().begin(), content_.matcher().items().end()) {}

    void write(std::size_t item, Field field) {
        const auto phrase = as_phrase(judgement_.question);
        auto& lines = field == Field::phrases ? items_[item].phrases : items_[item].negatives;
        if (phrase.empty() || has_line(lines, phrase) || items_[item].phrases.empty()) return;
        const auto& file = items_[item].phrases.front().file;
        if (const auto bytes = read_(file)) {
            const std::string one[] = {phrase};
            auto patch = patch_phrases(content_, item, field, one, *bytes);
            if (patch) judgement_.patches.push_back(*std::move(patch));
        }
        lines.push_back({phrase, file, 0});
        changed_ = true;
    }

    void try_out(const std::string& lang, std::vector<Probe> probes) {
        const kb::Matcher fresh =
            changed_ ? kb::Matcher(items_, content_.matcher().settings()) : kb::Matcher({}, {});
        const auto& mended = changed_ ? fresh : content_.matcher();
        const auto ask = [&](const std::string& text, const std::string& in) {
            const auto heard = listen_alone(content_, text, in);
            return decide_alone(content_, mended, text, heard, rule_hits_of(content_, heard));
        };
        judgement_.after = told_of(mended, ask(judgement_.question, lang));
        const auto question = kb::normalise(judgement_.question);
        std::erase_if(probes,
                      [&](const Probe& probe) { return kb::normalise(probe.text) == question; });
        judgement_.checked = probes.size();
        for (auto& probe : probes) {
            const auto before = decide_alone(content_, probe.text, probe.lang);
            const auto after = ask(probe.text, probe.lang);
            if (told(content_.matcher(), before) == told(mended, after)) continue;
            judgement_.changes.push_back({std::move(probe),
                                          told_of(content_.matcher(), before),
                                          told_of(mended, after),
                                          {},
                                          false});
        }
    }

  private:
    Judgement& judgement_;
    const Content& content_;
    ReadContentFile read_;
    std::vector<kb::Item> items_;
    bool changed_ = false;
};

std::vector<Probe> probes_with(const Content& content, const Past& past) {
    auto probes = probes_of(content, {});
    std::size_t taken = 0;
    for (const auto& conversation : past.conversations) {
        for (const auto& message : conversation.messages) {
            if (message.pressed || taken++ >= past_probes_max) continue;
            probes.push_back({message.text, conversation.lang, "past", {}, 0});
        }
    }
    keep_each_once(probes);
    return probes;
}

}  // namespace

std::vector<Label> labels_in(const Past& past) {
    std::vector<Label> labels;
    for (const auto& conversation : past.conversations) {
        for (const auto& message : conversation.messages) {
            Label label{.source = {}, .text = message.text, .lang = conversation.lang};
            label.conversation = message.conversation;
            label.seq = message.seq;
            label.at = message.at;
            const auto add = [&](std::string_view source, std::string item, std::string wrong) {
                label.source = source;
                label.item = std::move(item);
                label.wrong = std::move(wrong);
                labels.push_back(label);
            };
            if (message.corrected) add("wrong", *message.corrected, message.item);
            if (message.picked) add(message.picked->empty() ? "none" : "pick", *message.picked, {});
            if (!message.helpful || !message.answered()) continue;
            if (*message.helpful)
                add("helpful", message.item, {});
            else
                add("unhelpful", {}, message.item);
        }
    }
    std::ranges::sort(labels, [](const Label& a, const Label& b) {
        return std::tuple(b.at, a.conversation, a.seq, a.source) <
               std::tuple(a.at, b.conversation, b.seq, b.source);
    });
    return labels;
}

Result<GapList> Editors::gaps(int days, std::size_t limit) {
    const auto past = past_of(services_, days);
    if (!past) return std::unexpected(past.error());
    GapList list{.content = services_.publisher.live(), .report = {}};
    list.report =
        find_gaps(*list.content, *past, reader_of(services_.publisher.folder()), {.limit = limit});
    return list;
}

std::shared_ptr<const Reliability> Editors::reliability() {
    const auto content = services_.publisher.live();
    const std::scoped_lock lock(measuring_);
    if (reliability_ && measured_ == content->revision()) return reliability_;
    reliability_ = std::make_shared<const Reliability>(measure_reliability(*content));
    measured_ = content->revision();
    return reliability_;
}

Result<PickedEvidence> Editors::picks(int days) {
    const auto past = past_of(services_, days);
    if (!past) return std::unexpected(past.error());
    return weigh_picks(*services_.publisher.live(), evidence_in(*past));
}

Result<std::vector<Label>> Editors::labels(int days, std::size_t limit) {
    const auto past = past_of(services_, days);
    if (!past) return std::unexpected(past.error());
    auto labels = labels_in(*past);
    if (labels.size() > limit) labels.resize(limit);
    return labels;
}

Result<Judgement> Editors::judge_wrong(const Actor& actor, store::ConversationId conversation,
                                       store::ConversationSeq seq, const std::string& right) {
    std::string lang;
    const auto asked = services_.options.store.read([&](store::Connection& db) {
        const auto row = store::find_conversation(db, conversation);
        if (row) lang = row->language;
        return row ? find_past(db, conversation, seq) : std::nullopt;
    });
    if (!asked) return std::unexpected(from_store(asked.error()));
    if (!*asked) return refuse(Code::not_found, "there is no bot answer with that seq");
    const auto& message = **asked;
    Judgement judgement{.content = services_.publisher.live(), .question = message.text};
    const auto& content = *judgement.content;
    judgement.asked_seq = message.seq;
    if (message.answered()) judgement.wrong = find_item(content, message.item, lang);
    judgement.right = find_item(content, right, lang);
    if (!right.empty() && !judgement.right) {
        return refuse(Code::invalid_field, fmt::format("there is no item \"{}\"", right), "right");
    }
    if (judgement.wrong && judgement.wrong == judgement.right) {
        return refuse(Code::invalid_field,
                      fmt::format("\"{}\" is what answered; choose another", right), "right");
    }
    const auto past = past_of(services_, past_probe_days);
    if (!past) return std::unexpected(past.error());
    store::Correction correction{.conversation = conversation, .cseq = message.reply};
    correction.wrong = message.item;
    correction.right = right;
    correction.by = actor.id;
    correction.at = services_.now();
    const auto kept = services_.options.store.write(
        [&](store::Tx& tx) { store::put_correction(tx, correction); });
    if (!kept) return std::unexpected(from_store(kept.error()));
    Mending mending(judgement, reader_of(services_.publisher.folder()));
    if (judgement.wrong) mending.write(*judgement.wrong, Field::look_alikes);
    if (judgement.right) mending.write(*judgement.right, Field::phrases);
    mending.try_out(lang, probes_with(content, *past));
    return judgement;
}

}  // namespace desk
