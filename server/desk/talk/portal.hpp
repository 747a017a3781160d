// What visitors tell the desk beside the talk: a request followed and answered by its link, whether
// an article helped, who they say they are, what they did on the shop's pages.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/talk/chat.hpp"
#include "server/store/event.hpp"

#include <string>
#include <utility>
#include <vector>

namespace desk {

class Portal final : public Part {
  public:
    explicit Portal(Services& services) : services_(services) {}

    struct Request {
        store::Ticket ticket;
        std::vector<store::Event> events;  // what the customer may see
    };
    // The token that opens this conversation's page; who holds it may read and write.
    std::string link(store::ConversationId conversation) const;
    // Nothing of a verified customer is shown by a link alone.
    Result<Request> request(const std::string& token);
    void write(const std::string& token, std::string text, Done<Ack> done);

    // What a visitor says of themselves in the form before the chat: name, e-mail, attributes that
    // the shop has defined. Nothing of it makes anybody verified, or changes who is.
    void introduce(const Visitor& visitor, std::vector<std::pair<std::string, std::string>> fields,
                   Done<Ack> done);
    // Something the customer did on the shop's pages, for their timeline; only with consent.
    void track(const Visitor& visitor, std::string event, std::string data);

    // Told as "article.rated".
    void rate(std::string article, std::string language, bool helpful);

  private:
    Services& services_;
};

}  // namespace desk
