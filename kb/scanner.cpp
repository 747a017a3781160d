// Character classes and the loop that cuts a text into raw words.
// Scripts written without spaces go through ICU's dictionary word breaks, everything else here.
#include "kb/scanner.hpp"

#include <array>
#include <cassert>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

namespace kb {
namespace {

enum class Class : std::uint8_t {
    separator,
    stop,
    letter,
    digit,
    apostrophe,
    inner,
    symbol,
    unspaced
};

constexpr std::array<Class, 128> make_ascii_classes() {
    std::array<Class, 128> table{};
    for (int c = 'a'; c <= 'z'; ++c) table[c] = Class::letter;
    for (int c = 'A'; c <= 'Z'; ++c) table[c] = Class::letter;
    for (int c = '0'; c <= '9'; ++c) table[c] = Class::digit;
    for (char c : {'.', '!', '?', '\n'}) table[static_cast<int>(c)] = Class::stop;
    table['\''] = Class::apostrophe;
    table['`'] = Class::apostrophe;
    return table;
}
constexpr auto ascii_classes = make_ascii_classes();

bool written_without_spaces(char32_t c) {
    if (c < 0x0E00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            return c == 0x30FC;  // the long-vowel mark belongs to no script
    }
}

Class class_of(char32_t c) {
    if (c < 128) return ascii_classes[c];
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x02BC:
        case 0x00B4:
        case 0xFF07:
            return Class::apostrophe;
        case 0x00AD:
        case 0x200C:
        case 0x200D:
        case 0x2060:
            return Class::inner;
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0x2026:
        case 0x061F:
        case 0x0964:
            return Class::stop;
        case 0xFFFD:
            return Class::separator;
        default:
            break;
    }
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    if (mask & U_GC_SO_MASK) return c >= 0x2190 ? Class::symbol : Class::separator;
    if (mask & U_GC_ND_MASK) return Class::digit;
    if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) {
        if (c >= 0xFE00 && c <= 0xFE0F) return Class::inner;
        return written_without_spaces(c) ? Class::unspaced : Class::letter;
    }
    return Class::separator;
}

/// One pass over one text.
class Scan {
  public:
    Scan(std::string_view text, std::vector<RawWord>& out) : text_(text), out_(out) {}

    void run() {
        while (at_ < text_.size()) step();
    }

  private:
    void step() {
        const auto begin = at_;
        const auto c = next_code_point(text_, at_);
        switch (class_of(c)) {
            case Class::letter:
            case Class::digit:
                word(begin, c);
                break;
            case Class::unspaced:
                unspaced(begin);
                break;
            case Class::symbol:
                emit({.begin = begin, .end = at_, .ascii = false});
                break;
            case Class::stop:
                sentence_start_ = true;
                break;
            default:
                break;
        }
    }

    void word(std::size_t begin, char32_t first) {
        RawWord raw{.begin = begin, .end = at_, .ascii = first < 128};
        auto previous = class_of(first);
        bool one_letter = previous == Class::letter;
        while (at_ < text_.size()) {
            auto ahead = at_;
            const auto c = next_code_point(text_, ahead);
            const auto kind = class_of(c);
            const bool joins = kind == Class::letter || kind == Class::digit ||
                               kind == Class::inner || bridge(c, kind, previous, ahead, one_letter);
            if (!joins) break;
            one_letter = false;
            raw.apostrophe |= kind == Class::apostrophe;
            raw.ascii &= c < 128;
            at_ = ahead;
            raw.end = ahead;
            if (kind != Class::inner) previous = kind;
        }
        emit(raw);
    }

    /// May this sign stand inside a word, because of what is on both of its sides?
    bool bridge(char32_t c, Class kind, Class previous, std::size_t ahead, bool one_letter) const {
        if (ahead >= text_.size()) return false;
        auto after = ahead;
        const auto next = class_of(next_code_point(text_, after));
        if (kind == Class::apostrophe) return previous == Class::letter && next == Class::letter;
        if (c == '.' || c == ',') return previous == Class::digit && next == Class::digit;
        return c == '-' && one_letter && next == Class::letter;  // e-mail, t-shirt
    }

    void unspaced(std::size_t begin) {
        while (at_ < text_.size()) {
            auto ahead = at_;
            if (class_of(next_code_point(text_, ahead)) != Class::unspaced) break;
            at_ = ahead;
        }
        break_words(begin, at_);
    }

    void break_words(std::size_t begin, std::size_t end) {
        UErrorCode status = U_ZERO_ERROR;
        thread_local const std::unique_ptr<icu::BreakIterator> breaks(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        const auto run = text_.substr(begin, end - begin);
        UText* utext =
            utext_openUTF8(nullptr, run.data(), static_cast<std::int64_t>(run.size()), &status);
        if (U_FAILURE(status) || !breaks) {
            emit({.begin = begin, .end = end, .ascii = false});
            return;
        }
        breaks->setText(utext, status);
        auto from = breaks->first();
        for (auto to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
            emit({.begin = begin + static_cast<std::size_t>(from),
                  .end = begin + static_cast<std::size_t>(to),
                  .ascii = false});
            from = to;
        }
        utext_close(utext);
    }

    void emit(RawWord raw) {
        raw.sentence_start = sentence_start_;
        sentence_start_ = false;
        out_.push_back(raw);
    }

    std::string_view text_;
    std::vector<RawWord>& out_;
    std::size_t at_ = 0;
    bool sentence_start_ = true;
};

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    assert(at < text.size());
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return static_cast<char32_t>(text[at++]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    char32_t c = lead & (0xFFu >> (length + 1));
    bool good = lead >= 0xC2 && lead <= 0xF4 && at + length <= text.size();
    for (std::size_t i = 1; good && i < length; ++i) {
        good = (byte(at + i) & 0xC0) == 0x80;
        c = c << 6 | (byte(at + i) & 0x3F);
    }
    good = good && c >= smallest[length] && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    at += good ? length : 1;
    return good ? c : 0xFFFD;
}

void scan_words(std::string_view text, std::vector<RawWord>& out) {
    Scan(text, out).run();
}

}  // namespace kb
