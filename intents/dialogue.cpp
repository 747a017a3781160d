// The dialogue as text: `deskbell-dialogue 1`, then one fact a line, its words percent-encoded.
#include "intents/dialogue.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include <fmt/format.h>

namespace intents {
namespace {

constexpr std::string_view heading = "deskbell-dialogue 1";
constexpr std::size_t text_bytes_max = std::size_t{1} << 16;
constexpr std::size_t slots_max = 64;

void append_escaped(std::string& out, std::string_view text) {
    if (text.empty()) out += '%';
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == '%' || c == 0x7F) {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const auto* digits = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
            out += static_cast<char>(code);
            i += 2;
        } else if (text[i] != '%') {
            out += text[i];
        }
    }
    return out;
}

class Writer {
  public:
    template <class... Words>
    void line(std::string_view name, const Words&... words) {
        out_ += name;
        (word(words), ...);
        out_ += '\n';
    }
    std::string text() && { return std::move(out_); }

  private:
    std::string out_ = std::string(heading) + "\n";

    void word(int number) {
        out_ += ' ';
        const fmt::format_int digits(number);
        out_.append(digits.data(), digits.size());
    }
    void word(std::string_view text) {
        out_ += ' ';
        append_escaped(out_, text);
    }
};

void write_form(Writer& out, std::string_view name, const Form& form) {
    out.line(name, form.intent, form.lang, form.asking, form.tries, form.asked);
    for (const auto& slot : form.slots) {
        if (slot.secret) continue;
        out.line("slot", slot.name, slot.type, slot.value, slot.shown);
    }
}

/// The words of one line; what is missing reads as empty or 0.
class Words {
  public:
    explicit Words(std::string_view line) {
        while (!line.empty()) {
            const auto end = std::min(line.find(' '), line.size());
            words_.push_back(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
    [[nodiscard]] std::string_view name() const { return words_.empty() ? "" : words_.front(); }
    [[nodiscard]] std::string text(std::size_t at) const {
        return at < words_.size() ? unescaped(words_[at]) : std::string{};
    }
    [[nodiscard]] int number(std::size_t at) const {
        int value = 0;
        if (at < words_.size()) {
            std::from_chars(words_[at].data(), words_[at].data() + words_[at].size(), value);
        }
        return std::clamp(value, 0, 1'000'000'000);
    }

  private:
    std::vector<std::string_view> words_;
};

Form form_from(const Words& words) {
    return {words.text(1), words.text(2), {}, words.text(3), words.number(4), words.number(5)};
}

SlotValue slot_from(const Words& words) {
    return {words.text(1), words.text(2), words.text(3), words.text(4), false};
}

template <class T>
void keep_last(std::vector<T>& list) {
    if (list.size() <= dialogue_list_max) return;
    list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(dialogue_list_max));
}

/// Puts one line after the other into the dialogue; slots belong to the form before them.
class Reading {
  public:
    void line(const Words& words) {
        const auto reader = readers().find(words.name());
        if (reader != readers().end()) reader->second(*this, words);
    }
    Dialogue dialogue;

  private:
    enum class Open { none, form, done };
    Open open_ = Open::none;

    using Reader = std::function<void(Reading&, const Words&)>;
    static const std::map<std::string, Reader, std::less<>>& readers();

    void slot(const Words& words) {
        if (open_ == Open::none) return;
        auto& form = open_ == Open::form ? dialogue.form : dialogue.done;
        if (form->slots.size() < slots_max) form->slots.push_back(slot_from(words));
    }
};

const std::map<std::string, Reading::Reader, std::less<>>& Reading::readers() {
    static const std::map<std::string, Reader, std::less<>> table = {
        {"turn", [](Reading& r, const Words& w) { r.dialogue.turn = w.number(1); }},
        {"lang", [](Reading& r, const Words& w) { r.dialogue.lang = w.text(1); }},
        {"form",
         [](Reading& r, const Words& w) {
             r.dialogue.form = form_from(w);
             r.open_ = Open::form;
         }},
        {"done",
         [](Reading& r, const Words& w) {
             r.dialogue.done = form_from(w);
             r.open_ = Open::done;
         }},
        {"done-turn", [](Reading& r, const Words& w) { r.dialogue.done_turn = w.number(1); }},
        {"slot", [](Reading& r, const Words& w) { r.slot(w); }},
        {"known",
         [](Reading& r, const Words& w) {
             r.dialogue.known.push_back(slot_from(w));
             keep_last(r.dialogue.known);
         }},
        {"follow-up",
         [](Reading& r, const Words& w) {
             r.dialogue.follow_up = FollowUp{w.text(1), w.text(2), w.number(3)};
         }},
        {"topic",
         [](Reading& r, const Words& w) {
             r.dialogue.topic = Topic{w.text(1), w.text(2), w.text(3), w.number(4)};
         }},
        {"miss",
         [](Reading& r, const Words& w) {
             r.dialogue.misses.push_back(w.number(1));
             keep_last(r.dialogue.misses);
         }},
        {"answer",
         [](Reading& r, const Words& w) {
             r.dialogue.answers.push_back({w.text(1), w.number(2)});
             keep_last(r.dialogue.answers);
         }},
        {"choice",
         [](Reading& r, const Words& w) {
             r.dialogue.choices.push_back({w.text(1), w.text(2), w.text(3)});
             keep_last(r.dialogue.choices);
         }},
        {"next", [](Reading& r,
                    const Words& w) { r.dialogue.next = Wish{w.text(1), w.text(2), w.text(3)}; }},
        {"awaiting", [](Reading& r, const Words& w) { r.dialogue.awaiting = w.text(1); }},
    };
    return table;
}

}  // namespace

std::string encode(const Dialogue& dialogue) {
    Writer out;
    out.line("turn", dialogue.turn);
    if (!dialogue.lang.empty()) out.line("lang", dialogue.lang);
    if (dialogue.form) write_form(out, "form", *dialogue.form);
    if (dialogue.done) {
        write_form(out, "done", *dialogue.done);
        out.line("done-turn", dialogue.done_turn);
    }
    for (const auto& slot : dialogue.known) {
        if (!slot.secret) out.line("known", slot.name, slot.type, slot.value, slot.shown);
    }
    if (const auto& follow = dialogue.follow_up) {
        out.line("follow-up", follow->parent, follow->lang, follow->turns_left);
    }
    if (const auto& topic = dialogue.topic) {
        out.line("topic", topic->kind, topic->id, topic->lang, topic->turn);
    }
    for (const int turn : dialogue.misses) out.line("miss", turn);
    for (const auto& answer : dialogue.answers) out.line("answer", answer.id, answer.turn);
    for (const auto& choice : dialogue.choices) {
        out.line("choice", choice.kind, choice.id, choice.label);
    }
    if (const auto& next = dialogue.next) out.line("next", next->intent, next->lang, next->text);
    if (!dialogue.awaiting.empty()) out.line("awaiting", dialogue.awaiting);
    return std::move(out).text();
}

Dialogue decode(std::string_view text) {
    Reading reading;
    if (text.size() > text_bytes_max) return {};
    const auto first = text.find('\n');
    if (first == text.npos || text.substr(0, first) != heading) return {};
    text.remove_prefix(first + 1);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        reading.line(Words(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reading.dialogue);
}

void begin_turn(Dialogue& dialogue) {
    ++dialogue.turn;
    if (!dialogue.follow_up) return;
    if (--dialogue.follow_up->turns_left < 0) dialogue.follow_up.reset();
}

void note_miss(Dialogue& dialogue) {
    dialogue.misses.push_back(dialogue.turn);
    keep_last(dialogue.misses);
}

void note_answer(Dialogue& dialogue, std::string_view id) {
    dialogue.answers.push_back({std::string(id), dialogue.turn});
    keep_last(dialogue.answers);
}

int misses_within(const Dialogue& dialogue, int window) {
    return static_cast<int>(std::ranges::count_if(
        dialogue.misses, [&](int turn) { return turn > dialogue.turn - window; }));
}

int answered_within(const Dialogue& dialogue, std::string_view id, int window) {
    return static_cast<int>(std::ranges::count_if(dialogue.answers, [&](const GivenAnswer& given) {
        return given.id == id && given.turn > dialogue.turn - window;
    }));
}

}  // namespace intents
