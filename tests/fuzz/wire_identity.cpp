// Signed identities from outside: read whatever comes, believe nothing that was not signed here.
#include "server/wire/identity_token.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto token = wire::read_identity_token(text);
    if (!token) return 0;
    if (token->claims.subject.empty() || token->signed_part.size() > size) std::abort();
    const store::IdentityKey keys[] = {
        {.site = "default", .kid = "k1", .bytes = "a secret nobody told the fuzzer"},
        {.site = "default",
         .kid = "k2",
         .algorithm = store::SignatureAlgorithm::eddsa,
         .bytes = std::string(32, '\x42')}};
    if (desk::believe(*token, keys, "default", store::Time{})) std::abort();
    return 0;
}
