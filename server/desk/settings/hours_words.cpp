// Days and times in words: a row a language.
#include "server/desk/settings/hours_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace desk {
namespace {

struct Words {
    std::string_view language;
    std::string_view today;
    std::string_view tomorrow;
    std::string_view on_day;   // within a week
    std::string_view on_date;  // later
    std::array<std::string_view, 7> days;
    std::array<std::string_view, 12> months;
};

constexpr Words rows[] = {
    {"en",
     "today at {time}",
     "tomorrow at {time}",
     "on {day} at {time}",
     "on {number} {month} at {time}",
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"}},
    {"de",
     "heute um {time}",
     "morgen um {time}",
     "am {day} um {time}",
     "am {number}. {month} um {time}",
     {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember"}},
    {"es",
     "hoy a las {time}",
     "mañana a las {time}",
     "el {day} a las {time}",
     "el {number} de {month} a las {time}",
     {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"}},
    {"fr",
     "aujourd'hui à {time}",
     "demain à {time}",
     "{day} à {time}",
     "le {number} {month} à {time}",
     {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"}},
    {"it",
     "oggi alle {time}",
     "domani alle {time}",
     "{day} alle {time}",
     "il {number} {month} alle {time}",
     {"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
      "ottobre", "novembre", "dicembre"}},
    {"nl",
     "vandaag om {time}",
     "morgen om {time}",
     "{day} om {time}",
     "op {number} {month} om {time}",
     {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december"}},
    {"pl",
     "dziś o {time}",
     "jutro o {time}",
     "{day} o {time}",
     "{number} {month} o {time}",
     {"w niedzielę", "w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek",
      "w sobotę"},
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
      "października", "listopada", "grudnia"}},
    {"pt",
     "hoje às {time}",
     "amanhã às {time}",
     "{day} às {time}",
     "a {number} de {month} às {time}",
     {"no domingo", "na segunda-feira", "na terça-feira", "na quarta-feira", "na quinta-feira",
      "na sexta-feira", "no sábado"},
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"}},
    {"tr",
     "bugün saat {time}",
     "yarın saat {time}",
     "{day} günü saat {time}",
     "{number} {month} saat {time}",
     {"pazar", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi"},
     {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
      "Kasım", "Aralık"}},
};

const Words& words_of(std::string_view language) {
    const auto* found = std::ranges::find(rows, language, &Words::language);
    return found == std::end(rows) ? rows[0] : *found;
}

}  // namespace

std::string moment_in_words(escalation::Instant at, escalation::Instant now,
                            const escalation::Calendar& calendar, std::string_view language) {
    using std::chrono::days;
    const auto local = at + calendar.utc_offset(at);
    const auto day = std::chrono::floor<days>(local);
    const auto today = std::chrono::floor<days>(now + calendar.utc_offset(now));
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(local - day));
    const std::chrono::year_month_day date(day);
    const auto& words = words_of(language);
    const auto away = (day - today).count();
    const auto said = away == 0   ? words.today
                      : away == 1 ? words.tomorrow
                      : away < 7  ? words.on_day
                                  : words.on_date;
    return fmt::format(fmt::runtime(said),
                       fmt::arg("time", fmt::format("{:02}:{:02}", clock.hours().count(),
                                                    clock.minutes().count())),
                       fmt::arg("day", words.days[std::chrono::weekday(day).c_encoding()]),
                       fmt::arg("number", static_cast<unsigned>(date.day())),
                       fmt::arg("month", words.months[static_cast<unsigned>(date.month()) - 1]));
}

}  // namespace desk
