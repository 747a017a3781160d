// Who asks and from where: cookies, bearer tokens, origins, the CSRF header.
// Knows headers; who the token belongs to is the desk's to say.
#pragma once

#include "server/desk/people/people.hpp"
#include "server/desk/settings/settings.hpp"
#include "server/net/line/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace net {

inline constexpr std::string_view session_cookie = "deskbell_session";

/// The value of a cookie; empty if there is none.
std::string_view cookie(const Request& request, std::string_view name);
/// The token of `Authorization: Bearer ...`; empty if there is none.
std::string_view bearer(const Request& request);

/// `Set-Cookie` for a log-in; an empty token takes the cookie back.
std::string session_cookie_line(std::string_view token, bool secure, int days);

/// The person behind the request, by bearer token or cookie.
std::optional<desk::Identity> who_asks(const Request& request, desk::People& people);
/// A change by cookie must carry the session's own token.
bool csrf_holds(const Request& request, const desk::Identity& who);

enum class Origin { own, allowed, foreign, missing };
/// Judges the Origin header against our own host and the origins of every site.
Origin origin_of(const Request& request, const desk::Settings& settings,
                 const std::vector<std::string>& also_allowed);
/// Whether this origin may show the widget of this site.
bool origin_may_show(std::string_view origin, std::string_view site, const desk::Settings& settings,
                     const std::vector<std::string>& also_allowed);

}  // namespace net
