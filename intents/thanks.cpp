// Looks for one language in which every word is a thanks or goes with one.
#include "intents/thanks.hpp"

#include "intents/tone_words.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace intents {
namespace {

constexpr std::size_t bytes_max = 200;

// The languages beyond those whose tones are heard.
constexpr auto further = std::to_array<BareTone>({
    {Tone::bare_thanks, "pt", "obrigado obrigada obrigadão valeu",
     "muito muitíssimo pela pelo por tudo ajuda ok perfeito"},
    {Tone::bare_thanks, "pl", "dziękuję dziękuje dzięki dzieki dziękujemy",
     "bardzo za pomoc serdecznie ok super wielkie"},
    {Tone::bare_thanks, "tr", "teşekkürler teşekkür tesekkurler sağol sağolun eyvallah",
     "çok ederim ederiz tamam"},
    {Tone::bare_thanks, "sv", "tack", "så mycket för hjälpen ska du ha ok stort"},
    {Tone::bare_thanks, "nb", "takk", "tusen mange for hjelpen så mye skal du ha ok"},
    {Tone::bare_thanks, "fi", "kiitos kiitti kiitoksia", "paljon avusta oikein ok"},
    {Tone::bare_thanks, "cs", "děkuji děkuju dekuji díky diky", "moc za pomoc vám ti mnohokrát ok"},
    {Tone::bare_thanks, "sk", "ďakujem dakujem vďaka", "veľmi pekne za pomoc vám ok"},
    {Tone::bare_thanks, "hu", "köszönöm köszi kösz", "szépen nagyon a segítséget ok"},
    {Tone::bare_thanks, "ro", "mulțumesc multumesc mersi", "mult frumos pentru ajutor ok"},
    {Tone::bare_thanks, "ru", "спасибо благодарю", "большое огромное вам за помощь ок"},
    {Tone::bare_thanks, "uk", "дякую спасибі", "дуже вам за допомогу щиро ок"},
    {Tone::bare_thanks, "el", "ευχαριστώ ευχαριστω", "πολύ πολυ σας σε για τη βοήθεια"},
    {Tone::bare_thanks, "ja", "ありがとう 有難う", "どうも ございます ござい ます ました まし た"},
    {Tone::bare_thanks, "zh", "谢谢 謝謝 多谢 多謝 感谢", "你 您 非常 你们 您的 帮助"},
    {Tone::bare_thanks, "ko", "감사합니다 감사해요 고마워요 고맙습니다", "정말 대단히"},
    {Tone::bare_thanks, "ar", "شكرا شكراً", "جزيلا جزيلاً لك لكم"},
    {Tone::bare_thanks, "he", "תודה", "רבה לך לכם"},
});

// A "tak" alone is a Polish "yes".
constexpr auto danish = std::to_array<std::string_view>(
    {"mange tak", "tusind tak", "tak for hjælpen", "mange tak for hjælpen", "tak skal du have"});

constexpr auto kind_signs = std::to_array<std::string_view>(
    {"👍", "👌", "🙏", "❤", "💚", "💙", "😊", "🙂", "😀", "😃", "🤗", "🎉", "👏"});

using Words = std::set<std::string, std::less<>>;

struct Courtesy {
    Words thanks;
    Words fillers;
};

Words words_in(std::string_view text) {
    Words words;
    for (auto& token : kb::words(text)) words.insert(std::move(token.text));
    return words;
}

std::vector<Courtesy> every_language() {
    std::vector<Courtesy> all;
    for (const auto& rows : {bare_tones(), std::span<const BareTone>(further)}) {
        for (const auto& row : rows) {
            if (row.tone == Tone::bare_thanks)
                all.push_back({words_in(row.keys), words_in(row.fillers)});
        }
    }
    return all;
}

bool is_kind_sign(const kb::Token& word) {
    return std::ranges::any_of(kind_signs, [&](auto sign) { return word.text.starts_with(sign); });
}

bool is_danish(std::span<const kb::Token> words) {
    std::string joined;
    for (const auto& word : words) joined += (joined.empty() ? "" : " ") + word.text;
    return std::ranges::find(danish, joined) != danish.end();
}

bool consists_of(std::span<const kb::Token> words, const Courtesy& courtesy) {
    const auto thanks = [&](const kb::Token& word) { return courtesy.thanks.contains(word.text); };
    return std::ranges::any_of(words, thanks) &&
           std::ranges::all_of(words, [&](const kb::Token& word) {
               return thanks(word) || courtesy.fillers.contains(word.text);
           });
}

}  // namespace

bool is_nothing_but_thanks(std::string_view text) {
    if (text.size() > bytes_max || text.contains('?')) return false;
    auto words = kb::words(text);
    const auto signs = std::erase_if(words, is_kind_sign);
    if (words.empty()) return signs > 0;
    static const auto courtesies = every_language();
    const auto fits = [&](const auto& courtesy) { return consists_of(words, courtesy); };
    return is_danish(words) || std::ranges::any_of(courtesies, fits);
}

}  // namespace intents
