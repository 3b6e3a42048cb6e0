"""The mail filter of Postfix's and Sendmail's submission services."""
