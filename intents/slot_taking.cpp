// Values to slots: stronger types first, the asked slot before the others, then corrections.
#include "intents/slot_taking.hpp"

#include "intents/cues.hpp"
#include "intents/spans.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace intents {
namespace {

// Types whose shape says more come first and keep their bytes from the weaker ones.
constexpr auto weak_types =
    std::to_array<std::string_view>({"email", "date", "phone", "number", "yes-no", "text"});

std::size_t weakness(std::string_view type) {
    const auto found = std::ranges::find(weak_types, type);
    return found == weak_types.end() ? 0 : static_cast<std::size_t>(found - weak_types.begin()) + 1;
}

// "AB-9999 not AB-1234": the value behind a "not" is not meant.
bool is_denied(std::string_view text, const Span& span) {
    const auto before = ascii_lower(trimmed(text.substr(0, span.begin)));
    constexpr auto nots =
        std::to_array<std::string_view>({"not", "nicht", "pas", "niet", "instead of"});
    return std::ranges::any_of(nots, [&](std::string_view word) {
        if (!before.ends_with(word)) return false;
        const auto rest = before.size() - word.size();
        return rest == 0 || before[rest - 1] == ' ' || before[rest - 1] == ',';
    });
}

class Taking {
  public:
    Taking(const IntentSet& set, const Intent& intent, Form& form, std::string_view message,
           const FindOptions& options)
        : set_(set), intent_(intent), form_(form) {
        find_values(message, options);
        has_correction_cue_ = has_cue(message, options.lang, Cue::correction);
    }

    Taken all() && {
        const auto* asked = intent_.slot(form_.asking);
        if (asked != nullptr && !(has_correction_cue_ && correct_type(asked->type))) fill(*asked);
        for (const auto& slot : intent_.slots) {
            if (!has_value(slot) && !slot.confirm && slot.type != "yes-no") fill(slot);
        }
        correct();
        return std::move(taken_);
    }

    Taken corrections() && {
        correct();
        return std::move(taken_);
    }

  private:
    const IntentSet& set_;
    const Intent& intent_;
    Form& form_;
    std::map<std::string, std::vector<Found>> by_type_;  // what is still to be taken
    bool has_correction_cue_ = false;
    Taken taken_;

    void find_values(std::string_view message, const FindOptions& options) {
        std::vector<std::string> types;
        for (const auto& slot : intent_.slots) {
            if (std::ranges::find(types, slot.type) == types.end()) types.push_back(slot.type);
        }
        std::ranges::sort(types, [](const std::string& a, const std::string& b) {
            return std::pair(weakness(a), a) < std::pair(weakness(b), b);
        });
        std::vector<Span> used;
        for (const auto& found : set_.entities().find_all(message, options)) {
            used.push_back(found.span);
        }
        for (const auto& type : types) {
            if (type == "text") continue;
            auto values = set_.entities().find(type, message, options);
            if (is_built_in(type) && type != "yes-no") erase_overlapping(values, used);
            drop_denied(values, message);
            for (const auto& value : values) used.push_back(value.span);
            by_type_[type] = std::move(values);
        }
    }

    static void erase_overlapping(std::vector<Found>& values, const std::vector<Span>& used) {
        std::erase_if(values, [&](const Found& value) {
            return std::ranges::any_of(used,
                                       [&](const Span& span) { return span.overlaps(value.span); });
        });
    }

    static void drop_denied(std::vector<Found>& values, std::string_view message) {
        const auto denied = [&](const Found& value) { return is_denied(message, value.span); };
        if (!std::ranges::all_of(values, denied)) std::erase_if(values, denied);
    }

    bool has_value(const Slot& slot) { return filled_slot(form_, slot.name) != nullptr; }

    void take(const Slot& slot, const Found& found) {
        const bool secret = is_secret(set_, slot);
        if (secret) taken_.secrets.push_back(found.span);
        taken_.filled.push_back(slot.name);
        put(form_, {slot.name, slot.type, found.value, found.shown, secret});
    }

    bool fill(const Slot& slot) {
        const auto values = by_type_.find(slot.type);
        if (values == by_type_.end() || values->second.empty()) return false;
        take(slot, values->second.front());
        values->second.erase(values->second.begin());
        return true;
    }

    bool was_filled_now(const Slot& slot) const {
        return std::ranges::find(taken_.filled, slot.name) != taken_.filled.end();
    }

    // The last filled slot of the type takes the new value.
    bool correct_type(std::string_view type) {
        auto& values = by_type_[std::string(type)];
        for (auto slot = intent_.slots.rbegin(); slot != intent_.slots.rend(); ++slot) {
            if (slot->type != type || !has_value(*slot) || slot->confirm) continue;
            if (was_filled_now(*slot)) return false;
            const auto differs = std::ranges::find_if(values, [&](const Found& value) {
                return value.value != filled_slot(form_, slot->name)->value;
            });
            if (differs == values.end()) return false;
            take(*slot, *differs);
            values.erase(differs);
            taken_.corrected = true;
            return true;
        }
        return false;
    }

    // A yes given to the old values does not hold for the new ones.
    void correct() {
        for (auto& [type, values] : by_type_) {
            if (!values.empty() && type != "yes-no") correct_type(type);
        }
        if (!taken_.corrected) return;
        std::erase_if(form_.slots, [&](const SlotValue& value) {
            const auto* slot = intent_.slot(value.name);
            return slot != nullptr && slot->confirm;
        });
    }
};

}  // namespace

bool is_secret(const IntentSet& set, const Slot& slot) {
    const auto* entity = set.entities().entity(slot.type);
    return slot.secret || (entity != nullptr && entity->secret);
}

SlotValue* filled_slot(Form& form, std::string_view name) {
    const auto found = std::ranges::find(form.slots, name, &SlotValue::name);
    return found == form.slots.end() ? nullptr : &*found;
}

void put(Form& form, SlotValue value) {
    if (auto* there = filled_slot(form, value.name))
        *there = std::move(value);
    else
        form.slots.push_back(std::move(value));
}

Taken take_values(const IntentSet& set, const Intent& intent, Form& form, std::string_view message,
                  const FindOptions& options) {
    return Taking(set, intent, form, message, options).all();
}

Taken take_corrections(const IntentSet& set, const Intent& intent, Form& form,
                       std::string_view message, const FindOptions& options) {
    return Taking(set, intent, form, message, options).corrections();
}

}  // namespace intents
