// What the bot itself says, in Turkish.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Merhaba! Size nasıl yardımcı olabilirim?"},
    {Phrase::did_you_mean, "Doğru anladığımdan emin değilim. Bunlardan birini mi demek istediniz?"},
    {Phrase::none_of_these, "Hiçbiri"},
    {Phrase::none_of_these_reply, "Peki. Neye ihtiyacınız olduğunu başka sözlerle söyler misiniz?"},
    {Phrase::talk_to_person, "Bir insanla konuş"},
    {Phrase::talk_to_person_pressed, "Bir insanla konuşmak istiyorum."},
    {Phrase::not_understood, "Buna bir yanıtım yok. Başka türlü söyler misiniz?"},
    {Phrase::not_understood_again, "Üzgünüm, buna hâlâ yanıt veremiyorum. Birini çağırıyorum."},
    {Phrase::suggest, "Emin değilim ama belki bu yardımcı olur:"},
    {Phrase::offer_person, "Bu konuda bir insanla konuşmak ister misiniz?"},
    {Phrase::offer_person_yes, "Evet, lütfen"},
    {Phrase::offer_person_no, "Hayır, teşekkürler"},
    {Phrase::offer_declined, "Peki. Başka bir şeye ihtiyacınız olursa buradayım."},
    {Phrase::handed_over_open,
     "Birini çağırıyorum. Konuşmamızı görüyor, hiçbir şeyi tekrarlamanız gerekmez. "
     "Kayıt numaranız #{ticket}."},
    {Phrase::handed_over_nobody,
     "Şu anda kimse boş değil. Mesajınız #{ticket} numarasıyla kaydedildi; biri "
     "boşalır boşalmaz burada yanıtlıyoruz."},
    {Phrase::handed_over_closed,
     "Şu anda kapalıyız, {next_open} tekrar buradayız. Mesajınız #{ticket} "
     "numarasıyla kaydedildi; o zaman bir insan yanıtlayacak."},
    {Phrase::handed_over_closed_for_good,
     "Şu anda kapalıyız. Mesajınız #{ticket} numarasıyla kaydedildi ve bir insan "
     "yanıtlayacak."},
    {Phrase::leave_email, "E-posta adresinizi bırakırsanız size oraya da yazabiliriz."},
    {Phrase::email_noted, "Teşekkürler, {email} adresini not ettik."},
    {Phrase::lookup_failed,
     "Şu anda buna bakamıyorum. Birazdan tekrar deneyebilir ya da birini "
     "çağırabilirim."},
    {Phrase::answer_failed,
     "Doğru yeri buldum ama şu anda hepsini okuyamıyorum. Birini çağırayım mı?"},
    {Phrase::form_cancelled, "Peki, burada bırakıyorum. Sizin için başka ne yapabilirim?"},
    {Phrase::form_failed, "Ben burada ilerleyemiyorum; bir insan ilerleyebilir."},
    {Phrase::anything_else, "Başka bir şey var mı?"},
    {Phrase::survey, "Sizce nasıldık?"},
    {Phrase::survey_thanks, "Bize söylediğiniz için teşekkürler."},
    {Phrase::thanks_reply, "Rica ederim!"},
    {Phrase::goodbye_reply, "Hoşça kalın, uğradığınız için teşekkürler."},
    {Phrase::greeting_reply, "Merhaba! Nasıl yardımcı olabilirim?"},
    {Phrase::rated_unhelpful,
     "Söylediğiniz için teşekkürler. Bu konuda bir insanla konuşmak ister misiniz?"},
    {Phrase::safety,
     "Söylemeniz iyi oldu; hemen birini çağırıyorum. Siz ya da bir başkası "
     "tehlikedeyse lütfen acil yardımı arayın (Avrupa'da 112)."},
    {Phrase::privacy_request, "Verilerinizle ilgili isteklere bir insan bakar. İletiyorum."},
    {Phrase::back_to_bot, "Yeniden {bot} ile konuşuyorsunuz. Bana istediğinizi sorun."},
    {Phrase::other_language, "Bu bende yalnızca şu dilde var: {language}"},
    {Phrase::then_next, "Sonra şuna geçiyoruz: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> turkish_phrases() {
    return rows;
}

}  // namespace desk
