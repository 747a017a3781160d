// The mask: numbers by their check digits, secrets by the words before them.
#include "intents/mask.hpp"

#include "intents/account_numbers.hpp"
#include "intents/spans.hpp"

#include <algorithm>
#include <array>

#include <re2/re2.h>

namespace intents {
namespace {

constexpr auto kind_names =
    std::to_array<std::string_view>({"card", "iban", "password", "cvv", "code", "private"});

constexpr std::size_t text_bytes_max = std::size_t{1} << 16;

#define IS R"(\s*(?:\s(?:is|was|ist|war|lautet|heißt|heisst)\b\s*)?[:=]?\s*)"

re2::RE2::Options any_case() {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    return options;
}

// Each has the secret as its first group.
const re2::RE2& cvv_pattern() {
    static const re2::RE2 pattern(
        R"((?:cvv|cvc|cvv2|cvc2|cvn|card code|security code|security number|prüfziffer|prüfnummer|)"
        R"(kartenprüfnummer|sicherheitscode|sicherheitsnummer)(?:\s*(?:code|number|nummer))?)" IS
        R"((\d{3,4})\b)",
        any_case());
    return pattern;
}

// What follows a card at once: "12/27, 123".
const re2::RE2& cvv_after_card() {
    static const re2::RE2 pattern(
        R"([\s,;]*(?:exp\w*\.?\s*)?(?:\d{1,2}\s?[/\-]\s?\d{2,4})[\s,;]+(\d{3,4})\b)", any_case());
    return pattern;
}

const re2::RE2& code_pattern() {
    static const re2::RE2 pattern(
        R"(\b(?:otp|m?tan|pin|(?:verification|one[- ]?time|login|log-in|access|auth\w*|sms|2fa|)"
        R"(confirmation|security|einmal|bestätigungs|sicherheits|anmelde|freigabe|zugangs)[- ]?)"
        R"((?:code|pin|tan|passcode))(?:[- ]?(?:code|number|nummer))?)" IS
        R"((\d{3}[ -]?\d{3}|\d{4,10})\b)",
        any_case());
    return pattern;
}

// Said outright: `password: x`, `Passwort = x`.
const re2::RE2& password_mark() {
    static const re2::RE2 pattern(
        R"((?:password|passwort|passcode|passphrase|kennwort|pwd|pass|\bpw)\s*(?:is|ist|lautet)?\s*)"
        R"([:=]\s*(\S+))",
        any_case());
    return pattern;
}

// Said in a sentence: `my password is x`, `mein Passwort lautet x`.
const re2::RE2& password_sentence() {
    static const re2::RE2 pattern(
        R"(\b(?:password|passwort|passcode|passphrase|kennwort|pwd|pw)\s+)"
        R"((?:is|was|ist|war|lautet|heißt|heisst)\s+(?:now\s+|jetzt\s+)?(\S+))",
        any_case());
    return pattern;
}

constexpr auto no_passwords = std::to_array<std::string_view>({
    "a",       "about",  "abgelaufen", "again",     "already", "also",     "always",   "an",
    "asked",   "auch",   "bei",        "being",     "blocked", "broken",   "case",     "changed",
    "correct", "das",    "dass",       "different", "doch",    "ein",      "empty",    "es",
    "expired", "falsch", "fine",       "forgotten", "for",     "gesperrt", "gone",     "gültig",
    "ich",     "immer",  "in",         "incorrect", "invalid", "it",       "korrekt",  "locked",
    "lost",    "man",    "my",         "neu",       "never",   "nicht",    "noch",     "not",
    "now",     "ok",     "old",        "on",        "only",    "rejected", "required", "reset",
    "richtig", "right",  "safe",       "saved",     "sent",    "set",      "so",       "something",
    "still",   "that",   "the",        "there",     "this",    "to",       "too",      "ungültig",
    "unknown", "unsafe", "vergessen",  "weak",      "weg",     "what",     "where",    "working",
    "wrong",   "zu",
});

// The word itself, without the stop or quote that ends the sentence.
Span without_stops(std::string_view text, Span span) {
    while (span.end > span.begin + 1 &&
           std::string_view(".,;)\"'").find(text[span.end - 1]) != std::string_view::npos) {
        --span.end;
    }
    return span;
}

std::string_view bytes_of(std::string_view text, const Span& span) {
    return text.substr(span.begin, span.end - span.begin);
}

bool is_our_mark(std::string_view word) {
    return word.starts_with('[') &&
           std::ranges::find(kind_names, word.substr(1, word.find(']') - 1)) != kind_names.end();
}

/// Collects what to mask; what lies wholly in a kept span stays.
class Collection {
  public:
    Collection(std::string_view text, std::span<const Span> keep) : text_(text), keep_(keep) {}

    void add(MaskKind kind, const Span& span) {
        if (span.begin >= span.end || span.end > text_.size()) return;
        const bool kept = std::ranges::any_of(keep_, [&](const Span& keep) {
            return keep.begin <= span.begin && span.end <= keep.end;
        });
        const bool taken = std::ranges::any_of(
            found_, [&](const Masked& masked) { return masked.span.overlaps(span); });
        if (!kept && !taken) found_.push_back({kind, span});
    }

    // A private value swallows whatever part of it was found before.
    void add_secret(Span span) {
        span.end = std::min(span.end, text_.size());
        if (span.begin >= span.end) return;
        std::erase_if(found_, [&](const Masked& masked) {
            if (!masked.span.overlaps(span)) return false;
            span = {std::min(span.begin, masked.span.begin), std::max(span.end, masked.span.end)};
            return true;
        });
        found_.push_back({MaskKind::slot, span});
    }

    void add_all(MaskKind kind, const re2::RE2& pattern, bool (*is_secret)(std::string_view)) {
        const re2::StringPiece whole(text_.data(), text_.size());
        re2::StringPiece parts[2];
        std::size_t from = 0;
        while (from < text_.size() &&
               pattern.Match(whole, from, text_.size(), re2::RE2::UNANCHORED, parts, 2)) {
            const auto begin = static_cast<std::size_t>(parts[1].data() - text_.data());
            const auto span = without_stops(text_, {begin, begin + parts[1].size()});
            if (is_secret(bytes_of(text_, span))) add(kind, span);
            from = std::max(span.end, from + 1);
        }
    }

    MaskedText finished() && {
        std::ranges::sort(found_, {}, [](const Masked& masked) { return masked.span.begin; });
        MaskedText result;
        std::size_t at = 0;
        for (const auto& masked : found_) {
            result.text += text_.substr(at, masked.span.begin - at);
            result.text += "[" + std::string(name_of(masked.kind)) + "]";
            at = masked.span.end;
        }
        result.text += text_.substr(at);
        result.masked = std::move(found_);
        return result;
    }

    std::vector<Span> cards() const {
        std::vector<Span> spans;
        for (const auto& masked : found_) {
            if (masked.kind == MaskKind::card) spans.push_back(masked.span);
        }
        return spans;
    }

  private:
    std::string_view text_;
    std::span<const Span> keep_;
    std::vector<Masked> found_;
};

bool always(std::string_view) {
    return true;
}
bool is_no_mark(std::string_view word) {
    return !is_our_mark(word);
}

// "my password is wrong" tells nobody's password.
bool looks_like_a_password(std::string_view word) {
    if (is_our_mark(word)) return false;
    return std::ranges::find(no_passwords, ascii_lower(word)) == no_passwords.end();
}

void add_cvv_after_cards(std::string_view text, Collection& found) {
    for (const auto& card : found.cards()) {
        const auto rest = text.substr(card.end);
        re2::StringPiece parts[2];
        const re2::StringPiece whole(rest.data(), rest.size());
        if (!cvv_after_card().Match(whole, 0, rest.size(), re2::RE2::ANCHOR_START, parts, 2))
            continue;
        const auto begin = static_cast<std::size_t>(parts[1].data() - text.data());
        found.add(MaskKind::cvv, {begin, begin + parts[1].size()});
    }
}

// The patterns below cannot match without one of these.
bool names_a_password(std::string_view text) {
    const auto lower = ascii_lower(text);
    return std::ranges::any_of(std::to_array<std::string_view>({"pass", "pw", "kennwort"}),
                               [&](std::string_view word) { return lower.contains(word); });
}

Collection collected(std::string_view text, std::span<const Span> keep) {
    Collection found(text, keep);
    const bool digits = text.find_first_of("0123456789") != text.npos;
    if (digits) {
        for (const auto& card : find_cards(text)) found.add(MaskKind::card, card);
        for (const auto& iban : find_ibans(text)) found.add(MaskKind::iban, iban);
        add_cvv_after_cards(text, found);
        found.add_all(MaskKind::cvv, cvv_pattern(), always);
        found.add_all(MaskKind::code, code_pattern(), always);
    }
    if (names_a_password(text)) {
        found.add_all(MaskKind::password, password_mark(), is_no_mark);
        found.add_all(MaskKind::password, password_sentence(), looks_like_a_password);
    }
    return found;
}

}  // namespace

std::string_view name_of(MaskKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

MaskedText mask(std::string_view text, std::span<const Span> keep) {
    return collected(capped(text, text_bytes_max), keep).finished();
}

MaskedText mask_also(std::string_view text, std::span<const Span> secrets,
                     std::span<const Span> keep) {
    auto found = collected(capped(text, text_bytes_max), keep);
    for (const auto& secret : secrets) found.add_secret(secret);
    return std::move(found).finished();
}

}  // namespace intents
