// What share of the messages nothing answers, learnt from the messages themselves as they come;
// nobody labels any. Knows nothing of words.
#pragma once

namespace kb {

struct Match;

/// A running estimate, to be asked before a message is matched and told afterwards:
///   query.strangers = traffic.strangers(); ...; traffic.heard(match);
/// One thread at a time.
class Traffic {
  public:
    double strangers() const { return sum_ / count_; }
    /// A match that found nothing says nothing.
    void heard(const Match& match);
    /// Match::stranger of one that found something.
    void heard(double stranger);

  private:
    double count_ = 8;  ///< what we believe before anybody wrote is worth so many messages
    double sum_ = 0.4;  ///< one in twenty
};

}  // namespace kb
