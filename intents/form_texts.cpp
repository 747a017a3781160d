// Wordings in turn, with what is known filled in.
#include "intents/form_texts.hpp"

#include "intents/form.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>

namespace intents {
namespace {

struct OwnWords {
    std::string_view lang;
    std::string_view yes;
    std::string_view no;
    std::string_view error;
};
constexpr auto own_words = std::to_array<OwnWords>({
    {"en", "Yes", "No", "Sorry, I could not make that out."},
    {"de", "Ja", "Nein", "Das habe ich leider nicht verstanden."},
    {"fr", "Oui", "Non", "Désolé, je n'ai pas compris."},
    {"es", "Sí", "No", "Perdona, no lo he entendido."},
    {"it", "Sì", "No", "Scusa, non ho capito."},
    {"nl", "Ja", "Nee", "Sorry, dat begreep ik niet."},
});

const OwnWords& words_of(std::string_view lang) {
    const auto found = std::ranges::find(own_words, kb::base_language(lang), &OwnWords::lang);
    return found == own_words.end() ? own_words.front() : *found;
}

// A wording whose blanks cannot be filled gives way to the next one.
std::string wording(const std::vector<std::string>& texts, int turn, const Values& values,
                    std::string_view lang, Writing writing) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& text = texts[(static_cast<std::size_t>(turn) + i) % texts.size()];
        if (auto said = render(text, values, lang, writing)) return std::move(*said);
    }
    return {};
}

}  // namespace

std::string question_text(const Slot& slot, const Form& form, const Values& values,
                          Writing writing) {
    return wording(slot.ask, form.asked, values, form.lang, writing);
}

std::string error_text(const Slot& slot, const Form& form, const Values& values, Writing writing) {
    auto said = wording(slot.error, form.tries, values, form.lang, writing);
    return said.empty() ? std::string(words_of(form.lang).error) : said;
}

std::vector<Choice> choices_of(const IntentSet& set, const Slot& slot, std::string_view lang) {
    const auto& words = words_of(lang);
    if (slot.type == "yes-no") {
        return {{"value", "yes", std::string(words.yes)}, {"value", "no", std::string(words.no)}};
    }
    const auto* entity = set.entities().entity(slot.type);
    if (entity == nullptr || !entity->patterns.empty()) return {};
    if (entity->values.size() > slot_buttons_max) return {};
    std::vector<Choice> choices;
    for (const auto& value : entity->values) {
        choices.push_back({"value", value.value, value.label.empty() ? value.value : value.label});
    }
    return choices;
}

Values slot_values(std::span<const SlotValue> slots, Secrets secrets) {
    Values values;
    for (const auto& slot : slots) {
        if (slot.secret && secrets == Secrets::leave_out) continue;
        values[slot.name] = slot.value;
        values[slot.name + ".shown"] = slot.shown;
    }
    return values;
}

std::string traceable(const SlotValue& value) {
    return value.secret ? "[private]" : value.value;
}

}  // namespace intents
